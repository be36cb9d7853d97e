-- No notice was given up after the last attempt to mail it.
select id as notice_id, kind, mail_attempts, at from notices where mailed_at is null and mail_attempts >= 12 order by id
