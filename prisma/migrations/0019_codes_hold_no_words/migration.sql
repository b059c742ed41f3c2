-- Columns that hold a code could hold any sentence, and so a name. The code of a verb never writes one; from here on nothing else does.
alter table portal.access_request add constraint access_request_number_check check (number ~ '^[34679CDFHJKMNPRTVWX]{8}$');
alter table portal.break_glass add constraint break_glass_number_check check (number ~ '^[34679CDFHJKMNPRTVWX]{8}$');
alter table portal.consent add constraint consent_fields_words_check check (array_to_string(fields, ',') ~ '^[a-zA-Z]{2,40}(,[a-zA-Z]{2,40})*$');
alter table portal.person_change add constraint person_change_fields_words_check check (array_to_string(fields, ',') ~ '^[a-zA-Z]{2,40}(,[a-zA-Z]{2,40})*$');
alter table portal.release add constraint release_ground_code_word_check check (ground_code ~ '^[a-zA-Z]{2,40}$');
alter table portal.delivery add constraint delivery_ground_code_word_check check (ground_code ~ '^[a-zA-Z]{2,40}$');
alter table portal.episode add constraint episode_outcome_word_check check (outcome ~ '^[a-zA-Z]{2,40}$');
alter table portal.referral_event add constraint referral_event_from_state_word_check check (from_state ~ '^[a-zA-Z]{2,40}$');
