/**
 * What every column of schema portal may hold: written by hand, compared with the catalog, never the other way round. Whoever adds a
 * column says here what it is.
 *
 * - `person`: says something of somebody who gets help or of those around them, or is words that a member of staff typed. Stored
 *   sealed (bytea under a key that the database does not have), unless named in `plainPersons` with a reason.
 * - `secret`: opens or finds something: wrapped keys, hashes of tokens and of personal data. Always bytea.
 * - `code`: one of a list, or a number or name of a form so narrow that no sentence and no name fits.
 * - `technical`: ids, times, versions, counts, true and false.
 * - `published`: facts of the directory, on the public site anyway or meant for it.
 */
export const columnClasses = ['person', 'secret', 'code', 'technical', 'published'] as const
export type ColumnClass = (typeof columnClasses)[number]

/** By table and class, names parted by spaces. */
export const classes: Record<string, Partial<Record<ColumnClass, string>>> = {
  access: {
    code: 'reason status end_reason',
    technical: 'id authority_id case_file_id file_unit_id account_id unit_id principal valid_from valid_until granted_by touched_at ended_by',
  },
  access_request: {
    code: 'number kind protection reason state',
    technical: 'id authority_id case_file_id unit_id account_id version asked_by asked_at expires_at decided_by decided_at applied_at',
  },
  account: { person: 'email name', code: 'organisation_number', technical: 'id authority_id subject disabled_at created_at' },
  agreement: { technical: 'id authority_id unit_id valid_from valid_until' },
  agreement_municipality: { code: 'municipality_code', technical: 'agreement_id authority_id' },
  audit_event: {
    person: 'shown reason', code: 'regime action', technical: 'id at authority_id controller_id account_id session_id case_file_id unit_id',
  },
  authority: { code: 'kind county_code municipality_code', technical: 'id', published: 'name' },
  break_glass: {
    person: 'reason', secret: 'wrapped_key', code: 'number danger',
    technical: 'id authority_id case_file_id unit_id account_id key_version opened_at check_by',
  },
  break_glass_check: { person: 'words', code: 'side verdict', technical: 'break_glass_id authority_id account_id checked_at' },
  case_file: {
    secret: 'wrapped_key', code: 'number regime protection environments status outcome',
    technical: 'id authority_id unit_id controller_id first_contact_at first_meeting_at opened_at closed_at version key_version',
  },
  conflict: { code: 'number kind', technical: 'id authority_id account_id declared_by declared_at ended_by ended_at' },
  consent: {
    code: 'purpose fields state',
    technical: 'id authority_id case_file_id unit_id to_authority_id to_unit_id valid_until taken_by taken_at ended_at version',
  },
  contact_check: { code: 'contact_key reason outcome', technical: 'id authority_id first_on last_on times checked_by checked_at' },
  contact_report: { code: 'contact_key reason', technical: 'authority_id reported_on times' },
  contact_change: { code: 'field', technical: 'id authority_id contact_point_id account_id at', published: 'before after' },
  contact_key: { secret: 'wrapped_key', code: 'recipient', technical: 'id authority_id unit_id key_version created_at retired_at' },
  contact_log: { code: 'channel locale about age topic police_region_id referred_to', technical: 'id authority_id unit_id on_day first_answer_minutes' },
  contact_point: {
    code: 'key channel cost shown_on_bill anonymous interpreter duty_to_report ages_kind audiences opening_kind on_holidays visibility phone_dial',
    technical: 'id authority_id unit_id position age_from age_to hours_certain verified_on review_interval_months source_published_on source_retrieved_on on_every_page version',
    published: 'name phone_shown languages verified_by source_name source_url',
  },
  contact_point_text: { code: 'locale', technical: 'contact_point_id authority_id', published: 'description reviewed_by' },
  content: { code: 'type slug', technical: 'id' },
  content_change: { code: 'locale', technical: 'version content_id changed_at' },
  // Words of staff about a text that is public: never about a person who gets help.
  content_review: { code: 'locale outcome', technical: 'id content_id edition_id reviewed_by reviewed_at next_on', published: 'note reviewed_for' },
  county: { code: 'code slug police_region_id', published: 'name' },
  coverage: { code: 'municipality_code', technical: 'id authority_id unit_id valid_from valid_until' },
  delivery: {
    person: 'purpose', secret: 'wrapped_key', code: 'regime ground_code',
    technical: 'id referral_id authority_id from_authority_id controller_id ground_version urgent key_version sent_at',
  },
  delivery_item: { person: 'body', code: 'field', technical: 'delivery_id authority_id position' },
  directory_version: { technical: 'id version changed_in' },
  document: { code: 'locale', technical: 'content_id keeper_id keep_by version' },
  edition: {
    code: 'locale state origin go_to withdrawn_reason',
    technical: 'id content_id n version whole minor source_edition_id writers created_by created_at submitted_by approved_by approved_at publish_at scheduled_by '
      + 'published_by published_at forced judged_by judged_at',
    published: 'body shown source change_note words approved_for',
  },
  fact_check: { secret: 'token_hash', technical: 'id edition_id days made_by made_at expires_at revoked_by revoked_at opened last_opened_at' },
  edition_comment: { technical: 'id edition_id fact_check_id version written_by written_at handled_by handled_at', published: 'passage words' },
  edition_comment_reply: { technical: 'id comment_id written_by written_at', published: 'words' },
  edition_event: { code: 'from_state to_state', technical: 'edition_id version account_id at', published: 'words' },
  edition_text: { technical: 'id edition_id base_version became minor saved_by saved_at', published: 'source change_note' },
  link: { code: 'state', technical: 'status failures since checked_at', published: 'url used_in target' },
  locale_opening: { code: 'locale', technical: 'id open decided_by decided_at', published: 'note decided_for' },
  media: { code: 'focal', technical: 'id decorative width height version made_by made_at changed_by changed_at', published: 'alt caption credit' },
  media_file: { code: 'format hash', technical: 'media_id width height', published: 'bytes' },
  // Words of the law and of those who keep it: never about a person who gets help.
  ground_wording: {
    code: 'kind code state origin', technical: 'id n version valid_from writers created_by created_at submitted_by approved_by approved_at', published: 'body cases note words approved_for',
  },
  enquiry: {
    secret: 'token lookup for_code for_staff', code: 'regime recipient sealed_by locale language about age police_region_id urgency state referred_to',
    technical: 'id authority_id unit_id controller_id key_id version claimed_by claimed_at created_at written_at answered_at first_answered_at read_at kept_until extensions code_ended_at reminded_at opinion_asked_by opinion_asked_at',
  },
  enquiry_message: { person: 'sealed', secret: 'token', code: 'side', technical: 'id enquiry_id authority_id author_id at' },
  enquiry_opening: { code: 'reason state', technical: 'id enquiry_id authority_id unit_id version asked_by asked_at decided_by decided_at' },
  episode: { code: 'outcome reason', technical: 'case_file_id file_version authority_id unit_id closed_at reopened_by reopened_at' },
  error_request: { code: 'reason state', technical: 'id referral_id authority_id case_file_id unit_id asked_by asked_at answered_by answered_at' },
  installation: { code: 'mode', technical: 'id seeded_at' },
  mail: { code: 'state fault', technical: 'id authority_id account_id tries due_at created_at ended_at' },
  municipality: { code: 'code slug county_code has_programme', technical: 'latitude longitude', published: 'name official_name' },
  note: {
    person: 'body', code: 'kind delivery_field',
    technical: 'id case_file_id authority_id unit_id at written_at author_id person_present delivery_id',
  },
  notice_read: { technical: 'authority_id outbox_id account_id read_at' },
  opening_exception: { code: 'opens closes', technical: 'id authority_id contact_point_id date closed', published: 'reason' },
  opening_hours: { code: 'opens closes', technical: 'id authority_id contact_point_id weekdays' },
  outbox: { code: 'kind', technical: 'id authority_id account_id unit_id about created_at sent_at' },
  person_change: {
    person: 'before', code: 'fields delivery_field', technical: 'case_file_id version authority_id unit_id delivery_id changed_by changed_at',
  },
  person_record: {
    person: 'given_name family_name personal_number birth_year needs safe_contact', secret: 'given_name_index family_name_index personal_number_index',
    technical: 'case_file_id authority_id unit_id version',
  },
  place: { technical: 'id', published: 'name' },
  place_municipality: { code: 'municipality_code', technical: 'place_id' },
  police_region: { code: 'id', published: 'name' },
  recall_notice: { technical: 'delivery_id referral_id authority_id from_authority_id at' },
  referral: {
    code: 'number purpose urgency state',
    technical: 'id from_authority_id from_unit_id from_case_file_id to_authority_id to_unit_id to_case_file_id version created_at sent_at is_over',
  },
  referral_draft: {
    person: 'answers', secret: 'wrapped_key', code: 'step',
    technical: 'id authority_id account_id case_file_id unit_id key_version version updated_at expires_at',
  },
  referral_event: {
    code: 'side audience event from_state to_state reason next_step',
    technical: 'referral_id version from_authority_id to_authority_id account_id by_authority_id at next_unit_id',
  },
  release: {
    person: 'purpose weighing decision urgent_words age', secret: 'wrapped_key content_hash', code: 'regime state ground_code urgent_cause',
    technical: 'id referral_id authority_id case_file_id unit_id to_authority_id to_unit_id controller_id ground_version consent_id urgent key_version '
      + 'requested_by requested_at decided_by decided_at version',
  },
  release_event: { code: 'from_state to_state', technical: 'release_id authority_id version account_id at' },
  release_item: { person: 'source sent', code: 'field choice', technical: 'release_id authority_id position' },
  release_review: { person: 'words', code: 'verdict', technical: 'release_id authority_id notice reviewed_by reviewed_at' },
  plan_month: { technical: 'month kept_at', published: 'figures' },
  role_grant: { code: 'role', technical: 'id authority_id account_id unit_id valid_from valid_until' },
  saved_post: { person: 'body', secret: 'session_hash', code: 'path', technical: 'id authority_id account_id expires_at' },
  service: { code: 'kind visibility', technical: 'id authority_id unit_id' },
  session: {
    secret: 'token_hash replaces_hash provider_hint', code: 'acr ended_reason device',
    technical: 'id authority_id account_id created_at last_seen_at auth_time ended_at sign_ins_seen_at',
  },
  support_use: { code: 'slug', technical: 'unit_id authority_id confirmed_by confirmed_at' },
  unit: { code: 'kind visibility', technical: 'id authority_id parent_id nationwide', published: 'name' },
}

/** Columns of class `person` that lie in plain text, and why they may. */
export const plainPersons: Record<string, string> = {
  'account.email': 'Staff, not somebody who gets help: the work address that the provider of sign-in tells us and that mails go to.',
  'account.name': 'Staff: colleagues choose each other by name, and the log is read by name.',
  'audit_event.shown': 'Read in the log by people who open no file. Only ids and words of the code; tests/integration/canary looks for more.',
  'audit_event.reason': 'The purpose of a look-up, one of a list; tests/integration/canary looks for more.',
}

/**
 * Text of class `code` or `technical` that no CHECK of its own keeps short of a sentence, and what does.
 * Every other such column has a list, a pattern or a foreign key.
 */
export const boundOtherwise: Record<string, string> = {
  'account.subject': 'Pairwise id from the provider of sign-in; never typed by anybody here.',
  'audit_event.session_id': 'Set by the database from the transaction, not by whoever writes the row.',
  'referral_event.audience': 'One of three words, by the CHECK that works it out of the states.',
  'referral_event.to_state': 'By the CHECK that lists every step.',
  'release_event.from_state': 'By the CHECK that lists every step.',
  'release_event.to_state': 'By the CHECK that lists every step.',
}
