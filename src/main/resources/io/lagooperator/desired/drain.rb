# The Job that looks, in Lago's own image, after job.rb and queues.rb, whether nothing is left in the queues of a worker
# that was turned off. It does not wait for long, so that nothing has to wait for it; the operator asks again.
queues = ENV.fetch("LAGO_OPERATOR_QUEUES")
left = left_in(queues)
fail_with left if left
puts "The queues #{queues} are empty."
