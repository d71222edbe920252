SELECT row_id FROM mass_messages
