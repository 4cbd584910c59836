-- A firm that turned out to be another one of the register. It keeps its row, so that whoever holds its id finds where it
-- went; lists and searches leave it out.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

ALTER TABLE company ADD COLUMN merged_into uuid
    CONSTRAINT company_merged_into_exists REFERENCES company
    CONSTRAINT company_not_merged_into_itself CHECK (merged_into <> id);
CREATE INDEX company_merged ON company (merged_into) WHERE merged_into IS NOT NULL;

RESET ROLE;
