ATTACH 'x' AS y;
.read z
