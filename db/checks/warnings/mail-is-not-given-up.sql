-- No notice's mail was given up after the last attempt.
select id as notice_id, kind, mail_attempts, at from notices where mailed_at is null and mail_attempts >= 12 order by id
