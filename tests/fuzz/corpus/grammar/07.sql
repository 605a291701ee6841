CREATE TABLE t ( -- all of it
 a TEXT, -- the first
 b /* odd */ INT /* the second */
)