# The work on the data that releases ask for before they are left: for the Job that does it, and for the guard.

# A job of Lago's and the rows that it is for. With per it runs for each value of that column, and rows may stay.
Step = Struct.new(:job, :table, :rows, :per, :blocks)

# With one such row left, a migration of a later release fails half-way.
def blocking(*steps)
  steps.each { |step| step.blocks = true }
end

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

ORGANIZATIONS = blocking(
  *WITHOUT_ORGANIZATION.map { |table| organization_of(table) },
  # Those that are deleted are done by a migration.
  organization_of("payment_provider_customers", "organization_id IS NULL AND deleted_at IS NULL"),
  Step.new("PopulatePaymentsWithOrganizationFromInvoiceJob", "payments",
    "organization_id IS NULL AND payable_type = 'Invoice'"),
  Step.new("PopulatePaymentsWithOrganizationFromPaymentRequestJob", "payments", "organization_id IS NULL")
) + [
  # The only column that may stay NULL.
  organization_of("idempotency_records", "organization_id IS NULL AND resource_type = 'Invoice' " \
    "AND EXISTS (SELECT FROM invoices WHERE invoices.id = resource_id)")
]

CUSTOMER_OF_PAYMENTS = Step.new("PopulatePaymentsWithCustomerId", "payments", "customer_id IS NULL")

# Later releases make most of these columns NOT NULL, so deleted rows count too, although Lago's tasks overlook them.
STEPS = {
  "1.25.0" => blocking(
    Step.new("PopulateFeesWithOrganizationFromInvoiceJob", "fees",
      "organization_id IS NULL AND invoice_id IS NOT NULL"),
    Step.new("PopulateFeesWithOrganizationFromSubscriptionJob", "fees", "organization_id IS NULL"),
    Step.new("PopulateFeesWithBillingEntityIdJob", "fees", "billing_entity_id IS NULL")
  ),
  "1.28.1" => [
    Step.new("PopulateInvoicesBillingEntitySequentialIdJob", "invoices",
      "organization_sequential_id <> 0 AND billing_entity_sequential_id IS DISTINCT FROM organization_sequential_id")
  ],
  "1.30.0" => ORGANIZATIONS,
  # Only 1.32.0 fails without it, and rows may have come since.
  "1.31.0" => ORGANIZATIONS,
  "1.32.0" => [CUSTOMER_OF_PAYMENTS],
  "1.42.0" => blocking(
    Step.new("BackfillChargesCodeJob", "charges", "code IS NULL"),
    Step.new("BackfillFixedChargesCodeJob", "fixed_charges", "code IS NULL")
  ),
  # A subscription that has had no event stays without a day.
  "1.44.0" => [
    Step.new("BackfillLastReceivedEventOnJob", "subscriptions", "status = 1 AND last_received_event_on IS NULL",
      "organization_id")
  ],
  "1.45.0" => [Step.new("migrations:wallet_traceability", "wallets", "status = 0 AND NOT traceable")],
  "1.50.0" => [
    # Asked for by 1.32, but only 1.51 fails without it.
    *blocking(CUSTOMER_OF_PAYMENTS),
    payment_methods_of("Stripe", "payment_method_id"),
    payment_methods_of("Adyen", "payment_method_id"),
    payment_methods_of("Gocardless", "provider_mandate_id"),
    payment_methods_of("Moneyhash", "payment_method_id")
  ]
}

# SQL that gives a table with rows that block the way on from a release, or nothing.
def blocking_rows(release)
  STEPS.fetch(release, []).select(&:blocks)
    .map { |step| "SELECT '#{step.table}' WHERE EXISTS (SELECT FROM #{step.table} WHERE #{step.rows})" }
    .join(" UNION ALL ")
end
