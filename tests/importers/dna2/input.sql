-- Invented. The documents begin at 23:00 UTC: midnight of 1 and 2 March 2024, east of Greenwich.
INSERT INTO CODERS VALUES (1, 'Ada', 0, 0, 0, 'secret');
INSERT INTO DOCUMENTS VALUES
  (1, 'Talks resume', 'Lower the fees 🕊 now.', 1, 'A. Writer', 'Harbour News', '2', '', 'article', 1709247600000),
  (2, 'Talks stall', 'Never.', 1, '', 'Harbour News', '', '', '', 1709334000000);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 0, 0, 0);
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
INSERT INTO STATEMENTS VALUES (1, 1, 1, 15, 22, 1), (2, 1, 2, 0, 6, 1), (3, 1, 2, 0, 6, 1);
INSERT INTO STATEMENTLINKS VALUES (1, 2, 1);
INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1, 1), (2, 2, 4, 1, 0), (3, 3, 4, 1, 1);
INSERT INTO DATASHORTTEXT VALUES
  (1, 1, 1, 1, 'Ada Envoy'), (2, 1, 2, 1, 'Northland'), (3, 1, 3, 1, 'Lower the fees.'),
  (4, 2, 1, 1, ''), (5, 2, 2, 1, 'Southland'), (6, 2, 3, 1, 'Lower the fees.'),
  (7, 3, 1, 1, ''), (8, 3, 2, 1, 'Southland'), (9, 3, 3, 1, '');
INSERT INTO ATTRIBUTES VALUES
  (1, 2, 'Northland', 0, 0, 0, 'Government', 'NL', 'first to speak', ''), (2, 2, 'Southland', 0, 0, 0, '', '', '', 'Northland'),
  (3, 3, 'Lower the fees.', 0, 0, 0, 'Money', '', '', '');
