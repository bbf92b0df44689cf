# The migrate Job, in Lago's own image: guard, migrate, record. All judgement is in the guard's SQL.
# Arguments: the texts of guard.sql and record.sql.
require "open3"
require "pg"
require "uri"

GUARD, RECORD = ARGV
EXIT_CODES = {"Behind" => 70, "Ahead" => 71, "OtherKeys" => 72, "OtherOwner" => 73, "UnknownSchema" => 74, "Unreachable" => 75, "StepsDue" => 76}
DATABASE_URL = ENV.fetch("DATABASE_URL")
PASSWORD = DATABASE_URL[%r{://[^:/@]*:(.*)@}, 1].to_s

$stdout.sync = true

# Kubelet sends this to us alone; a migration that has begun is better left to end within the grace period.
trap("TERM") {}

def scrub(text)
  text = text.scrub.gsub(%r{://\S*@}, "://***@")
  secrets = [PASSWORD, PASSWORD.gsub(/%\h\h/) { |code| code[1..].hex.chr }.force_encoding("UTF-8").scrub]
  secrets.uniq.select { |secret| secret.length > 3 }.reduce(text) { |result, secret| result.gsub(secret, "***") }
end

def report(text)
  File.write(ENV.fetch("LAGO_OPERATOR_TERMINATION_LOG", "/dev/termination-log"), text)
rescue SystemCallError => error
  warn error.message
end

def verdict(word, release, sentence)
  text = "LAGO-OPERATOR #{word} #{release}\n#{sentence}\n"
  puts text
  report text
  exit EXIT_CODES.fetch(word) unless word == "Proceed"
end

def fail_with(text)
  report scrub(text)
  exit 1
end

def run(*command)
  puts "$ #{command.join(" ")}"
  tail = +""
  status = Open3.popen2e(*command) do |input, output, process|
    input.close
    output.each_line do |line|
      puts line = scrub(line)
      tail = (tail + line).chars.last(2000).join
    end
    process.value
  end
  fail_with "#{command.join(" ")} failed (#{status}):\n#{tail}" unless status.success?
end

# Rails accepts parameters in the URL that libpq does not know and would refuse (pool=10).
def connect
  url = URI.parse(DATABASE_URL)
  known = PG::Connection.conndefaults_hash.keys.map(&:to_s)
  parameters = url.query.to_s.split("&").select { |parameter| known.include?(parameter[/\A[^=]*/]) }
  url.query = ["connect_timeout=15", *parameters].join("&")
  PG.connect(url.to_s)
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
    steps_of: ENV.fetch("LAGO_OPERATOR_STEPS_OF", ""),
    steps: ENV.fetch("LAGO_OPERATOR_STEPS", ""),
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
