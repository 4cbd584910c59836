-- Sends the requests of the file MEASURE_IN, one line each: method, path, token, version, body, parted by tabs.
-- In path and body {fresh} becomes a new UUIDv7 and {version} the line's version, one higher on every later pass.
-- Afterwards writes counts, errors and every latency (microseconds, count) to the file MEASURE_OUT.

local lines, at, pass, isLooked = {}, 0, 0, false

local function fresh()
  return string.format("%012x-7%03x-%04x-%04x%04x%04x", math.floor(os.time() * 1000 + at % 1000), math.random(0, 0xfff),
    math.random(0x8000, 0xbfff), math.random(0, 0xffff), math.random(0, 0xffff), math.random(0, 0xffff))
    :gsub("^(%x%x%x%x%x%x%x%x)", "%1-")
end

local function made(line)
  local function fill(text)
    return (text:gsub("{fresh}", fresh):gsub("{version}", tostring(line.version + pass)))
  end
  local headers = { ["Authorization"] = "Bearer " .. line.token, ["Accept"] = "application/json" }
  if line.body ~= "" then headers["Content-Type"] = "application/json" end
  if line.method == "POST" then headers["Idempotency-Key"] = fresh() end
  return wrk.format(line.method, fill(line.path), headers, line.body ~= "" and fill(line.body) or nil)
end

function init()
  -- LuaJIT begins alike in every run.
  local random = assert(io.open("/dev/urandom", "rb"))
  local a, b, c = random:read(3):byte(1, 3)
  random:close()
  math.randomseed(a * 65536 + b * 256 + c)
  for text in assert(io.open(os.getenv("MEASURE_IN"))):lines() do
    local method, path, token, version, body = text:match("^(%u+)\t([^\t]*)\t([^\t]*)\t(%d+)\t(.*)$")
    local line = { method = method, path = path, token = token, version = tonumber(version), body = body }
    if method == "GET" then line.ready = made(line) end
    lines[#lines + 1] = line
  end
  if lines[1].ready then at = math.random(0, #lines - 1) end
end

function request()
  -- wrk looks at one request before it begins, and does not send it.
  if not isLooked then
    isLooked = true
    return lines[1].ready or made(lines[1])
  end
  at = at + 1
  if at > #lines then at, pass = 1, pass + 1 end
  return lines[at].ready or made(lines[at])
end

function done(summary, latency)
  local out = assert(io.open(os.getenv("MEASURE_OUT"), "w"))
  local errors = summary.errors
  out:write(string.format("%d %d %d %d\n", summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
  for index = 1, #latency do
    local value, count = latency(index)
    out:write(string.format("%d %d\n", value, count))
  end
  out:close()
end
