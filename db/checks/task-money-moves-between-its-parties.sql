-- A task is funded from and refunded to its buyer and released to its freelancer, always through its own escrow.
select subject_id as task_id, escrow_id, escrow_owner, alike as between_the_same_accounts,
       buyer_side, available_side, clearing_side, commission_side
from task_positions where not parties_agree
