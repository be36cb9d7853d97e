-- The worker's own notebook: what it had to leave out, until it goes through.
grant select, insert, update, delete on setbacks to farthing_app;
