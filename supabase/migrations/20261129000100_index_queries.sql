-- Beside each index the query that reads it: a function, or a table and what of it. "Foreign key": deletions of the
-- other table look here. An index without such a comment fails a test.

comment on index private.account_tries_began_at_idx is 'begin_account_try';
comment on index private.account_tries_email_counter_idx is 'end_account_try: tries of an e-mail that was verified';
comment on index private.buyer_name_words_user_id_idx is 'profiles: a name changes';
comment on index private.buyer_names_document_idx is 'list_sales, by a buyer''s name';
comment on index private.catalogue_changes_changed_at_idx is 'catalogue_version';
comment on index private.catalogue_changes_transaction_id_idx is
  'one change in a transaction; publish_lesson, set_lesson_status';
comment on index private.catalogue_cheapest_idx is 'search_lessons, the cheapest first';
comment on index private.catalogue_creator_idx is 'search_lessons, of a creator';
comment on index private.catalogue_dearest_idx is 'search_lessons, the dearest first';
comment on index private.catalogue_document_idx is 'search_lessons, save_creator_profile';
comment on index private.catalogue_newest_idx is 'search_lessons, save_creator_profile, publish_lesson';
comment on index private.catalogue_popular_idx is 'search_lessons, the most popular first';
comment on index private.catalogue_subject_idx is 'search_lessons';
comment on index private.catalogue_title_idx is 'search_lessons, by words of a title';
comment on index public.coupon_lessons_coupon_idx is 'save_coupon';
comment on index public.coupon_lessons_lesson_idx is 'foreign key: a lesson is deleted with its account';
comment on index public.coupons_newest_idx is 'coupons of a creator, newest first; try_coupon, save_coupon';
comment on index public.coupons_owner_idx is 'foreign key of coupon_lessons, with the creator';
comment on index public.creator_changes_creator_id_idx is 'the copy of a creator''s data; foreign key';
comment on index private.creator_fee_changes_actor_idx is 'foreign key: anonymize_user, of an operator';
comment on index private.creator_fee_changes_creator_idx is 'get_lesson_offer, open_checkout, redeem_lesson';
comment on index public.creator_settings_time_zone_idx is 'foreign key: of time zones that are known no more';
comment on index public.creator_slugs_creator_id_idx is 'creator_slugs of the copy; save_creator_profile; foreign key';
comment on index public.creators_account_id_idx is 'foreign key: a profile is deleted';
comment on index public.creators_picture_path_idx is 'list_orphaned_pictures: whether a creator shows it';
comment on index private.credit_accounts_one_of_the_shop_idx is
  'one account of the shop of each kind; redeem_lesson, grant_credits';
comment on index private.credit_accounts_owing_idx is 'get_account_summary, get_credit_summary, list_owing_members';
comment on index private.credit_entries_account_idx is 'list_credit_history, list_ledger_problems';
comment on index private.credit_lots_account_idx is 'get_account_summary, anonymize_user, withdraw_grant';
comment on index private.credit_lots_grants_idx is 'withdraw_grant, get_credit_member, sum_credit_books';
comment on index private.credit_lots_unspent_idx is 'redeem_lesson, list_pack_refunds';
comment on index private.credit_spendings_lot_id_idx is 'export_purchases, list_ledger_problems';
comment on index private.credit_spendings_purchase_id_idx is 'redeem_lesson, list_ledger_problems';
comment on index private.credit_transactions_actor_id_idx is 'foreign key: anonymize_user, of an operator';
comment on index private.credit_transactions_purchase_id_idx is 'list_credit_history, redeem_lesson';
comment on index public.earnings_rollups_shards_idx is 'fold_earnings';
comment on index public.kept_lessons_lesson_id_idx is 'foreign key: a lesson is deleted with its account';
comment on index private.known_devices_device_hash_idx is 'remember_device, begin_account_try';
comment on index public.lesson_drafts_captions_id_idx is 'foreign key: delete_lesson_file';
comment on index public.lesson_drafts_cover_id_idx is 'foreign key: delete_lesson_file';
comment on index public.lesson_drafts_creator_id_idx is
  'drafts of a creator that no lesson has, newest first; list_own_lessons';
comment on index public.lesson_drafts_video_id_idx is 'foreign key: delete_lesson_file';
comment on index public.lesson_files_creator_id_idx is 'the copy of a creator''s data; anonymize_user; foreign key';
comment on index public.lesson_files_lesson_id_idx is 'start_lesson_draft, save_lesson_draft, publish_lesson';
comment on index public.lesson_files_unused_idx is 'delete_lesson_file, delete_unused_files';
comment on index public.lesson_openings_lesson_id_idx is 'foreign key: a lesson is deleted with its account';
comment on index public.lesson_progress_finished_idx is 'list_library';
comment on index public.lesson_progress_unfinished_idx is 'list_library';
comment on index public.lesson_progress_lesson_id_idx is 'foreign key: a lesson is deleted with its account';
comment on index public.lesson_renderings_renderer_idx is 'texts without a rendering of this version';
comment on index public.lesson_renderings_source_hash_idx is 'all renderings of one text';
comment on index public.lesson_slugs_lesson_id_idx is 'publish_lesson: former slugs; foreign key';
comment on index private.lesson_visitors_lesson_id_idx is 'foreign key: a lesson is deleted with its account';
comment on index public.lessons_free_idx is 'the shortest free lesson; list_readable_lessons';
comment on index public.lessons_newest_idx is 'published lessons, newest first; sitemap';
comment on index public.lessons_owner_idx is 'foreign key of coupon_lessons, with the creator';
comment on index public.lessons_studio_idx is 'list_own_lessons; sitemap: creators with lessons';
comment on index public.lessons_subject_newest_idx is 'list_related_lessons, subject_counts';
comment on index private.mail_requests_requested_at_idx is 'request_mail';
comment on index private.mails_due_idx is 'delete_old_mails, get_mail_health, claim_mails';
comment on index private.mails_due_of_recipient_idx is 'claim_mails';
comment on index private.mails_failed_idx is 'list_tasks, resolve_task, retry_mail';
comment on index private.mails_purchase_id_idx is 'foreign key: delete_unused_checkouts';
comment on index private.mails_updated_at_idx is 'delete_old_mails';
comment on index private.payment_events_object_id_idx is 'export_purchases';
comment on index private.payment_events_purchase_id_idx is 'delete_unused_checkouts; foreign key';
comment on index public.purchase_status_changes_purchase_id_idx is
  'the timeline of a purchase; export_purchases, get_purchase_details';
comment on index public.purchases_buyer_gone_idx is 'list_tasks, resolve_task';
comment on index public.purchases_buyer_lesson_idx is 'open_checkout, record_payment_fact';
comment on index public.purchases_coupon_idx is 'open_checkout: the uses of a code by a buyer; foreign key';
comment on index public.purchases_coupon_sales_idx is 'list_sales, sum_sales';
comment on index public.purchases_currency_sales_idx is 'list_sales and sum_sales, in a currency';
comment on index public.purchases_history_idx is
  'purchases of a buyer, newest first; export_purchases, get_account_summary';
comment on index public.purchases_lesson_sales_idx is 'list_sales and sum_sales, of a lesson; foreign key';
comment on index public.purchases_missing_receipt_idx is 'list_missing_receipts';
comment on index public.purchases_one_open_checkout_idx is
  'one open checkout; open_checkout, cancel_checkout, expire_unknown_checkouts';
comment on index public.purchases_pack_id_idx is 'foreign key of the packs';
comment on index public.purchases_sales_idx is 'list_sales, sum_sales; save_creator_profile, with another time zone';
comment on index public.purchases_status_sales_idx is 'list_sales, sum_sales';
comment on index public.purchases_unsettled_idx is
  'record_payment_fact, request_duplicate_refunds, list_unsettled_checkouts';
comment on index public.purchases_unused_idx is 'delete_unused_checkouts';
comment on index public.purchases_user_lesson_idx is
  'lesson_contents, by row-level security; list_readable_lessons';
comment on index private.rate_limits_window_start_idx is 'begin_account_try, consume_rate_limit, save_creator_profile';
comment on index private.refund_requests_one_open_idx is 'get_account_summary, get_credit_summary, get_credit_stats';
comment on index private.refund_requests_purchase_id_idx is
  'record_payment_fact, request_refund, request_duplicate_refunds';
comment on index private.refund_requests_requested_by_idx is 'anonymize_user, export_refund_requests';
comment on index private.refund_requests_undone_idx is
  'list_open_refund_requests, is_refund_obsolete, refuse_refund_request';
comment on index private.resolved_tasks_resolved_by_idx is 'foreign key: anonymize_user, of an operator';
comment on index public.sale_reversals_creator_idx is 'list_sales, sum_sales, check_earnings';
comment on index private.search_words_spelling_idx is 'search_lessons';
comment on index private.search_words_word_idx is 'search_lessons: spelling; publish_lesson';
comment on index private.sold_titles_creator_id_idx is 'list_sales, sum_sales';
comment on index private.stripe_disputes_other_currency_idx is 'list_tasks, resolve_task';
comment on index private.stripe_disputes_payment_intent_id_idx is 'anonymize_user, export_purchases, list_pack_refunds';
comment on index private.stripe_disputes_undecided_idx is 'list_unfinished_facts, list_tasks, resolve_task';
comment on index private.stripe_refunds_failed_idx is 'list_tasks, resolve_task';
comment on index private.stripe_refunds_payment_intent_id_idx is
  'export_purchases, list_pack_refunds, record_payment_fact';
comment on index private.stripe_refunds_unfinished_idx is 'list_unfinished_facts';
comment on index private.stripe_sessions_payment_intent_id_idx is 'anonymize_user, list_unfinished_facts, list_tasks';
comment on index private.stripe_sessions_purchase_id_idx is 'record_payment_fact, list_tasks; foreign key';
comment on index private.stripe_sessions_other_session_idx is 'list_tasks, resolve_task';
comment on index private.used_links_used_at_idx is 'use_mailed_link: deletes what was used long ago';
comment on index private.sold_titles_document_idx is 'search_purchases, list_sales, by words of a title';
comment on index private.lesson_titles_document_idx is 'search_purchases, by words of a title';
