INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (1, 'Talks resume', 'We want lower fees.', 1709251200);
INSERT INTO STATEMENTTYPES VALUES (1, 'Story', 0, 0, 0), (2, 'DNA Statement', 0, 0, 0), (3, 'Unused', 0, 0, 0);
INSERT INTO VARIABLES VALUES (1, 'hero', 'short text', 1), (2, 'plot', 'long text', 1), (3, 'organization', 'long text', 2), (4, 'concept', 'short text', 2), (5, 'agreement', 'boolean', 2);
INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 10, 1), (2, 1, 1, 0, 10, 1), (3, 2, 1, 0, 10, 1);
