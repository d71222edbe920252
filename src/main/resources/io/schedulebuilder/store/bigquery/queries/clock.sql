-- The service's clock.
SELECT UNIX_MICROS(CURRENT_TIMESTAMP()) AS micros
