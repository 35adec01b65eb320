-- Runs in a real Neovim with a rule file open: does what a person does there, and writes what came of it as JSON.
local buffer = vim.api.nvim_get_current_buf()
local result = { version = tostring(vim.fn.matchstr(vim.fn.execute("version"), "NVIM v[0-9.]*")) }
local TIME = 15000

local function findings()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, { line = one.lnum + 1, column = one.col + 1, message = one.message, source = one.source })
  end
  return found
end

--- Puts a text in place of the expression and the caret at its end, as typing does.
local function write(text)
  local last = vim.api.nvim_buf_line_count(buffer)
  vim.api.nvim_buf_set_lines(buffer, last - 1, last, false, { text })
  vim.api.nvim_win_set_cursor(0, { last, #text })
  return last
end

--- The server's answer at the caret.
local function ask(method)
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, params, TIME) or {}) do
    return answer.result
  end
end

vim.wait(TIME, function() return #findings() > 0 end, 20)
result.findings = findings()

vim.o.virtualedit = "onemore"
write("cf.tls_client_auth.")
result.labels = {}
local list = ask("textDocument/completion") or {}
for _, item in ipairs(list.items or list) do
  table.insert(result.labels, item.label)
end

local line = write('http.host    eq "api.example.com"')
vim.api.nvim_win_set_cursor(0, { line, 3 })
local hover = ask("textDocument/hover")
result.hover = hover and hover.contents.value

vim.wait(TIME, function() return #findings() == 0 end, 20)
result.left = findings()
if vim.lsp.buf.format then
  vim.lsp.buf.format({ timeout_ms = TIME })
else
  vim.lsp.buf.formatting_sync(nil, TIME)
end
result.lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)

local file = assert(io.open(vim.env.RULEWRIGHT_RESULT, "w"))
file:write(vim.json and vim.json.encode(result) or vim.fn.json_encode(result))
file:close()
vim.cmd("qa!")
