INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (1, 'Talks resume', 'We want lower fees.', 1709251200);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 0, 0, 0);
INSERT INTO VARIABLES VALUES (1, 'organization', 'short text', 1), (2, 'concept', 'short text', 1), (3, 'agreement', 'boolean', 1);
INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 10, 1);
INSERT INTO DATABOOLEAN VALUES (1, 1, 3, 1), (2, 1, 3, 0);
