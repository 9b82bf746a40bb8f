-- Invented. Statements 6 to 11 each have a fault.
INSERT INTO SETTINGS VALUES ('version', '3.0.7');
INSERT INTO CODERS VALUES (1, 'Admin', 255, 255, 0, 0, 14, 'secret', 300, 0, 1), (2, 'Ada', 0, 0, 0, 0, 14, 'secret', 300, 0, 1);
-- 1709251200 is 1 March 2024, 00:00 UTC; 1709423999 the last second of 2 March.
-- The first document has an emoji before its statements, so that offsets counted in anything but
-- UTF-16 units cut the wrong words.
INSERT INTO DOCUMENTS VALUES
  (1, 'Talks resume', '🕊 Port open. We want lower fees now. We will not reopen the northern port before every ship has paid what it owes, and we have said so in each of the rounds of talks since spring, most recently in the capital.', 2, 'A. Writer', 'Harbour News', '2', 'seen twice', 'article', 1709251200),
  (2, 'Nothing coded here', 'Weather.', 1, '', '', '', '', '', 1709251200),
  (10, '', 'Fees are fine.', 1, '', '', '', '', '', 1709423999);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 0, 0, 0), (2, 'Annotation', 0, 0, 0), (3, 'Scale', 0, 0, 0);
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'tone', 'integer', 1), (6, 'remark', 'long text', 1), (7, 'note', 'long text', 2), (8, 'organization', 'short text', 3), (9, 'concept', 'short text', 3), (10, 'agreement', 'integer', 3);
INSERT INTO ENTITIES VALUES
  (1, 1, '', 0, 0, 0, NULL), (2, 1, 'Ada Envoy', 0, 0, 0, NULL),
  (3, 2, '', 0, 0, 0, NULL), (4, 2, 'Northland', 0, 0, 0, NULL), (5, 2, 'Port Authority', 0, 0, 0, 4), (6, 2, 'port authority', 0, 0, 0, NULL),
  (7, 3, '', 0, 0, 0, NULL), (8, 3, 'The fees at the port should fall.', 0, 0, 0, NULL), (9, 3, 'The fees at the northern port should fall.', 0, 0, 0, 8), (10, 3, 'Open the port.', 0, 0, 0, NULL),
  (11, 8, 'Northland', 0, 0, 0, NULL), (12, 9, 'Open the port.', 0, 0, 0, NULL);
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type'), (2, 2, 'Alias'), (3, 2, 'Notes'), (4, 2, 'Region'), (5, 3, 'Type'), (6, 3, 'Notes'), (7, 1, 'Type');
INSERT INTO ATTRIBUTEVALUES VALUES (1, 4, 1, 'Government'), (2, 4, 2, 'NL; The North'), (3, 4, 3, ''), (4, 5, 1, 'Agency'), (5, 5, 2, 'Northland; PA'), (6, 5, 3, 'runs both ports'), (7, 5, 4, 'North'), (8, 8, 5, 'Money'), (9, 8, 6, 'all fees'), (10, 2, 7, 'Diplomat');
INSERT INTO STATEMENTS VALUES
  (1, 1, 1, 0, 13, 2),
  (2, 1, 1, 14, 37, 2),
  (3, 1, 1, 38, 210, 2),
  (4, 2, 1, 0, 13, 1),
  (5, 1, 10, 0, 14, NULL),
  (6, 1, 10, 0, 14, 1),
  (7, 1, 10, 0, 99, 1),
  (8, 1, 1, 1, 13, 1),
  (9, 1, 10, 0, 14, 1),
  (10, 1, 10, 0, 14, 1),
  (11, 1, 77, 0, 14, 1),
  (12, 3, 10, 0, 4, 1),
  (13, 3, 10, 0, 4, 1),
  (14, 3, 10, 0, 4, 1);
INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1), (2, 2, 4, 1), (3, 3, 4, 0), (4, 5, 4, 0), (5, 6, 4, 1), (6, 7, 4, 1), (7, 8, 4, 1), (8, 9, 4, 2), (9, 11, 4, 1);
INSERT INTO DATAINTEGER VALUES (1, 1, 5, 0), (2, 3, 5, -2), (3, 12, 10, -2), (4, 13, 10, 0), (5, 14, 10, 1);
INSERT INTO DATALONGTEXT VALUES (1, 4, 7, 'Ask the coder.'), (2, 3, 6, 'heated; "loud"');
INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES
  (1, 1, 2), (1, 2, 4), (1, 3, 10), (2, 1, 1), (2, 2, 5), (2, 3, 8), (3, 1, 2), (3, 2, 4), (3, 3, 9),
  (5, 2, 6), (5, 3, 9), (6, 2, 3), (6, 3, 7), (7, 2, 4), (7, 3, 8), (8, 2, 4), (8, 3, 8), (9, 2, 4), (9, 3, 8),
  (10, 2, 4), (10, 3, 8), (11, 2, 4), (11, 3, 8),
  (12, 8, 11), (12, 9, 12), (13, 8, 11), (13, 9, 12), (14, 8, 11), (14, 9, 12);
