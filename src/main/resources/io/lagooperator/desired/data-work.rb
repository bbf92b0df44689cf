# The Job of the work on the data that a release asks for before it is left, in Lago's own image, after job.rb.
# It does what is left to do and then records the release, so it can be stopped at any time and started again.
require "json"

RELEASE = ENV.fetch("LAGO_OPERATOR_WORK_OF")

# A job of Lago's and the rows that it is for. With per it runs for each value of that column, and rows may stay.
Step = Struct.new(:job, :table, :rows, :per)

# What others get their organization from comes first.
WITHOUT_ORGANIZATION = %w[
  charges credit_notes wallets
  add_ons_taxes adjusted_fees applied_coupons applied_invoice_custom_sections applied_usage_thresholds
  billable_metric_filters billing_entities_taxes charge_filter_values charge_filters charges_taxes commitments
  commitments_taxes coupon_targets credit_note_items credit_notes_taxes credits customer_metadata customers_taxes
  data_export_parts dunning_campaign_thresholds fees_taxes integration_collection_mappings integration_customers
  integration_items integration_mappings integration_resources invoice_metadata invoice_subscriptions
  invoices_payment_requests invoices_taxes plans_taxes recurring_transaction_rules refunds subscriptions
  usage_thresholds wallet_transactions webhooks
]

def organization_of(table, rows = "organization_id IS NULL")
  name = table.split("_").map(&:capitalize).join
  Step.new("Populate#{name}WithOrganizationJob", table, rows)
end

# A provider that is not in use any more may have left customers behind, whose methods must not become a default.
def payment_methods_of(provider, setting)
  Step.new("Backfill#{provider}PaymentMethodsJob", "payment_provider_customers", <<~SQL.split.join(" "))
    type = 'PaymentProviderCustomers::#{provider}Customer'
    AND deleted_at IS NULL
    AND settings->>'#{setting}' IS NOT NULL
    AND EXISTS (
      SELECT FROM payment_providers AS used
       WHERE used.type = 'PaymentProviders::#{provider}Provider' AND used.deleted_at IS NULL)
    AND NOT EXISTS (
      SELECT FROM payment_methods AS made
       WHERE made.payment_provider_customer_id = payment_provider_customers.id
         AND made.provider_method_id = settings->>'#{setting}')
  SQL
end

ORGANIZATIONS = [
  *WITHOUT_ORGANIZATION.map { |table| organization_of(table) },
  # Those that are deleted are done by a migration.
  organization_of("payment_provider_customers", "organization_id IS NULL AND deleted_at IS NULL"),
  # The only column that may stay NULL.
  organization_of("idempotency_records", "organization_id IS NULL AND resource_type = 'Invoice' " \
    "AND EXISTS (SELECT FROM invoices WHERE invoices.id = resource_id)"),
  Step.new("PopulatePaymentsWithOrganizationFromInvoiceJob", "payments",
    "organization_id IS NULL AND payable_type = 'Invoice'"),
  Step.new("PopulatePaymentsWithOrganizationFromPaymentRequestJob", "payments", "organization_id IS NULL")
]

CUSTOMER_OF_PAYMENTS = Step.new("PopulatePaymentsWithCustomerId", "payments", "customer_id IS NULL")

# Later releases make most of these columns NOT NULL, so deleted rows count too, although Lago's tasks overlook them.
STEPS = {
  "1.25.0" => [
    Step.new("PopulateFeesWithOrganizationFromInvoiceJob", "fees",
      "organization_id IS NULL AND invoice_id IS NOT NULL"),
    Step.new("PopulateFeesWithOrganizationFromSubscriptionJob", "fees", "organization_id IS NULL"),
    Step.new("PopulateFeesWithBillingEntityIdJob", "fees", "billing_entity_id IS NULL")
  ],
  "1.28.1" => [
    Step.new("PopulateInvoicesBillingEntitySequentialIdJob", "invoices",
      "organization_sequential_id <> 0 AND billing_entity_sequential_id IS DISTINCT FROM organization_sequential_id")
  ],
  "1.30.0" => ORGANIZATIONS,
  # Only 1.32.0 fails without it, and rows may have come since.
  "1.31.0" => ORGANIZATIONS,
  "1.32.0" => [CUSTOMER_OF_PAYMENTS],
  "1.42.0" => [
    Step.new("BackfillChargesCodeJob", "charges", "code IS NULL"),
    Step.new("BackfillFixedChargesCodeJob", "fixed_charges", "code IS NULL")
  ],
  # A subscription that has had no event stays without a day.
  "1.44.0" => [
    Step.new("BackfillLastReceivedEventOnJob", "subscriptions", "status = 1 AND last_received_event_on IS NULL",
      "organization_id")
  ],
  "1.45.0" => [Step.new("migrations:wallet_traceability", "wallets", "status = 0 AND NOT traceable")],
  "1.50.0" => [
    # Asked for by 1.32, but only 1.51 fails without it.
    CUSTOMER_OF_PAYMENTS,
    payment_methods_of("Stripe", "payment_method_id"),
    payment_methods_of("Adyen", "payment_method_id"),
    payment_methods_of("Gocardless", "provider_mandate_id"),
    payment_methods_of("Moneyhash", "payment_method_id")
  ]
}

# Lago's jobs do a thousand rows and put themselves into the queue for the next thousand. Here the queue is a list: in
# Lago's workers an error ends the work with nobody told, and rows that cannot be done keep it going for ever.
WORK = <<~'RUBY'
  $stdout.sync = true
  Rails.logger.level = Logger::ERROR
  database = ActiveRecord::Base.connection

  work = lambda do |name, table, rows, per|
    job = DatabaseMigrations.const_get(name)
    queue = per ? database.select_rows("SELECT DISTINCT #{per} FROM #{table} WHERE #{rows}") : [[]]
    job.define_singleton_method(:perform_later) { |*arguments| queue << arguments }
    count = -> { per ? queue.size : database.select_value("SELECT count(*) FROM #{table} WHERE #{rows}") }
    least = left = count.call
    idle = 0
    puts "#{name}: #{left} #{per ? "times" : "rows of #{table}"} to do"
    look = Time.now + 60

    while idle < 3 && (arguments = queue.shift)
      job.new.perform(*arguments)
      next if Time.now < look
      began = Time.now
      left = count.call
      idle = left < least ? 0 : idle + 1
      least = [left, least].min
      puts "#{name}: #{left} left"
      look = Time.now + [60, 20 * (Time.now - began)].max
    end
    count.call.zero?
  end

  # To Rails all this is one request, in which it would remember the first count.
  ActiveRecord::Base.uncached do
    # A job may need what the one before it has done.
    JSON.parse(ENV.fetch("LAGO_OPERATOR_DUE")).all? do |step|
      work.call(*step)
    rescue StandardError => error
      abort "#{step.first}: #{error.message}"
    end
  end
RUBY

def query(sql)
  database = connect
  schema = database.escape_literal(ENV.fetch("POSTGRES_SCHEMA", "public"))
  # One round trip is one session, also through a pooler.
  database.exec("SELECT set_config('search_path', quote_ident(#{schema}), true); #{sql}").values
rescue PG::Error => error
  fail_with "The database could not be read or written: #{error.message}"
ensure
  database&.close
end

def left(step)
  query("SELECT count(*) FROM #{step.table} WHERE #{step.rows}").first.first.to_i
end

def work_through(steps)
  ENV["LAGO_OPERATOR_SCRIPT"] = WORK
  ENV["LAGO_OPERATOR_DUE"] = JSON.generate(steps.map(&:to_a))
  run("bundle", "exec", "rails", "runner", "eval ENV.fetch('LAGO_OPERATOR_SCRIPT')")
end

# The task ends well whatever it finds; only its file tells.
def trace_wallets
  problems = File.join(ENV.fetch("HOME"), "wallets.csv")
  File.write(problems, "")
  task = ["bundle", "exec", "rails", "migrations:wallet_traceability", "ERROR_LOG_FILE=#{problems}"]
  run(*task)
  wrong = File.foreach(problems).filter_map { |line| line[/\A\h{8}-\h{4}-\h{4}-\h{4}-\h{12}/] }
  if wrong.any?
    fail_with "Wallets do not add up and cannot be made traceable: #{wrong.size}, like #{wrong.first(9).join(", ")}. " \
      "Nothing was changed. The log of this Job says what is wrong with each, and Lago's guide \"Migration to " \
      "v1.45.0\" how to repair or replace them; do that, and start this Job again."
  end
  run(*task, "DRY_RUN=false")
end

# Kubelet sends this to us alone.
trap("TERM") do
  trap("TERM", "IGNORE")
  Process.kill("TERM", 0)
  report "The work on the data of release #{RELEASE} was stopped before its end; the next attempt goes on from here."
  exit 143
end

# Other stops ask for nothing; that they have been run is recorded all the same.
steps = STEPS.fetch(RELEASE, [])
due = steps.select { |step| left(step).positive? }
if due.empty?
  puts "Nothing is left to do."
elsif RELEASE == "1.45.0"
  trace_wallets
else
  work_through(due)
end

due.reject(&:per).each do |step|
  rows = left(step)
  next if rows.zero?
  fail_with "Lago's #{step.job} could not do all its rows of the table #{step.table}: #{rows} left. The log of this " \
    "Job may say why. Look at them with SELECT * FROM #{step.table} WHERE #{step.rows}; repair them, and start this " \
    "Job again."
end

query(<<~SQL)
  INSERT INTO ar_internal_metadata (key, value, created_at, updated_at)
  VALUES ('lago-operator.work', '#{RELEASE}', now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
SQL
puts "The work on the data of release #{RELEASE} is done."
