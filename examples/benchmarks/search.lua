-- Sends the queries of queries.txt in turn, each with limit=20. The requests are made once, so that the load costs little.
local requests = {}
local turn = 0

local function make()
  for query in io.lines(os.getenv("QUERIES")) do
    local encoded = query:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", string.byte(c)) end)
    requests[#requests + 1] = wrk.format("GET", "/api/search/fulltext?limit=20&q=" .. encoded)
  end
end

function request()
  if #requests == 0 then make() end
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  io.write(string.format("RESULT %.0f %.3f %.3f %d\n",
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
