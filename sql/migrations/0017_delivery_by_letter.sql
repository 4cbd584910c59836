-- A letter's deliveries are looked up by the letter; without an index every act read all deliveries there are.
SET LOCAL ROLE patuh_owner;
SET LOCAL search_path = patuh;

CREATE INDEX letter_delivery_by_letter ON letter_delivery (letter_id);

RESET ROLE;
