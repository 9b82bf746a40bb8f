INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (1, 'Talks resume', 'We want lower fees.', 1709251200000), (2, 'Talks resume', 'We want lower fees.', 1709247600000);
