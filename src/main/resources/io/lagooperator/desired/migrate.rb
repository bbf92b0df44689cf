# The migrate Job, in Lago's own image, after job.rb and data-work-steps.rb: guard, migrate, record. All judgement is in the guard's SQL.
# Arguments: the texts of guard.sql and record.sql.
GUARD, RECORD = ARGV
EXIT_CODES = {"Behind" => 70, "Ahead" => 71, "OtherKeys" => 72, "OtherOwner" => 73, "UnknownSchema" => 74, "Unreachable" => 75, "WorkDue" => 76, "NotApproved" => 77}
# Kubelet sends this to us alone; a migration that has begun is better left to end within the grace period.
trap("TERM") {}

def verdict(word, release, sentence)
  text = "LAGO-OPERATOR #{word} #{release}\n#{sentence}\n"
  puts text
  report text
  exit EXIT_CODES.fetch(word) unless word == "Proceed"
end

# One round trip is one transaction and one session, also through a pooler.
def execute(sql)
  settings = {
    owner: ENV.fetch("LAGO_OPERATOR_OWNER"),
    keys: ENV.fetch("LAGO_OPERATOR_KEYS"),
    target: ENV.fetch("LAGO_OPERATOR_TARGET"),
    floor: ENV.fetch("LAGO_OPERATOR_FLOOR"),
    from: ENV.fetch("LAGO_OPERATOR_FROM", ""),
    schemas: ENV.fetch("LAGO_OPERATOR_SCHEMAS", ""),
    work_of: ENV.fetch("LAGO_OPERATOR_WORK_OF", ""),
    work: ENV.fetch("LAGO_OPERATOR_WORK", ""),
    work_left: blocking_rows(ENV.fetch("LAGO_OPERATOR_WORK_OF", "")),
    approval: ENV.fetch("LAGO_OPERATOR_APPROVAL", ""),
    schema: ENV.fetch("POSTGRES_SCHEMA", "public")
  }
  database = connect
  parameters = settings.map { |name, value| "SELECT set_config('lago_operator.#{name}', #{database.escape_literal(value)}, false);" }
  database.exec(parameters.join("\n") + sql).values.first
ensure
  database&.close
end

def guard
  execute(GUARD)
rescue PG::ConnectionBad => error
  raise unless error.message.match?(/database ".*" does not exist/)
  run("bundle", "exec", "rails", "db:create")
  execute(GUARD)
end

begin
  verdict(*guard)
rescue URI::InvalidURIError
  # The parser's own message would show the password.
  verdict("Unreachable", "-", "DATABASE_URL is no valid URL: percent-encode special characters of user and password (@ is %40, / is %2F).")
rescue PG::ConnectionBad => error
  verdict("Unreachable", "-", "The database cannot be reached, nothing was migrated: check its address, user, password and " \
    "network policy. It said: #{scrub(error.message).split.join(" ")}")
rescue PG::Error => error
  puts scrub(error.message)
  fail_with "The guard could not read or claim the database: #{error.message}"
end

run("bundle", "exec", "rails", "db:migrate")
run("bundle", "exec", "rails", "roles:seed_predefined") if ENV["LAGO_OPERATOR_SEED_ROLES"] == "true"

begin
  execute(RECORD)
rescue PG::Error => error
  puts scrub(error.message)
  fail_with "The database is migrated, but that could not be recorded: #{error.message}"
end
puts "The database is at release #{ENV.fetch("LAGO_OPERATOR_TARGET")}."
