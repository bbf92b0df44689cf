# What all Jobs share, in Lago's own image: run a command, reach the database, and never print a password.
require "open3"
require "pg"
require "uri"

DATABASE_URL = ENV.fetch("DATABASE_URL")
PASSWORD = DATABASE_URL[%r{://[^:/@]*:(.*)@}, 1].to_s

$stdout.sync = true

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
  tail
end

# Rails accepts parameters in the URL that libpq does not know and would refuse (pool=10).
def connect
  url = URI.parse(DATABASE_URL)
  known = PG::Connection.conndefaults_hash.keys.map(&:to_s)
  parameters = url.query.to_s.split("&").select { |parameter| known.include?(parameter[/\A[^=]*/]) }
  url.query = ["connect_timeout=15", *parameters].join("&")
  PG.connect(url.to_s)
end
