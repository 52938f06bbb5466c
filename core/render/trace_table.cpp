#include "core/render/render.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

namespace core {

namespace {

using Cells = std::vector<std::string>;

std::string_view signOf(AccessArrow arrow)
{
    switch (arrow) {
    case AccessArrow::Read: return "←";
    case AccessArrow::Write: return "→";
    case AccessArrow::None: break;
    }
    return "";
}

std::string remarkOf(const TraceRow& row)
{
    if (row.lostUpdate)
        return "lost update";
    return row.stale ? "stale: " + row.stale->was + " → now " + row.stale->now : "";
}

bool hasRemarks(const Trace& trace)
{
    for (const TraceRow& row : trace.rows)
        if (!remarkOf(row).empty())
            return true;
    return false;
}

std::vector<Cells> table(const Recording& recording, const Trace& trace)
{
    const RecordingInfo& info = recording.info();
    const bool remarks = hasRemarks(trace);
    Cells head{"step"};
    for (const ThreadId thread : trace.threads)
        head.push_back(info.threads[thread.index()].name);
    head.emplace_back("← →");
    for (const VariableId variable : trace.variables)
        head.push_back(info.variables[variable.index()].name);
    if (remarks)
        head.emplace_back("remark");
    std::vector<Cells> rows{head};
    for (const TraceRow& row : trace.rows) {
        Cells cells{std::to_string(row.number)};
        for (const ThreadId thread : trace.threads)
            cells.push_back(row.thread == thread ? row.text : "");
        cells.emplace_back(signOf(row.arrow));
        cells.insert(cells.end(), row.values.begin(), row.values.end());
        if (remarks)
            cells.push_back(remarkOf(row));
        rows.push_back(cells);
    }
    return rows;
}

std::string markdownCell(const std::string& text)
{
    std::string cell;
    for (const char c : text) {
        if (c == '|')
            cell += "\\|";
        else
            cell += c == '\n' ? ' ' : c;
    }
    return cell;
}

std::string latexCell(const std::string& text)
{
    static const std::map<std::string_view, std::string_view> words{
        {"←", "$\\leftarrow$"},      {"→", "$\\rightarrow$"},      {"\\", "\\textbackslash{}"},
        {"~", "\\textasciitilde{}"}, {"^", "\\textasciicircum{}"}, {"\n", " "}};
    std::string cell;
    for (std::size_t at = 0; at < text.size();) {
        const auto word = std::ranges::find_if(words, [&](const auto& entry) {
            return std::string_view(text).substr(at).starts_with(entry.first);
        });
        if (word != words.end()) {
            cell += word->second;
            at += word->first.size();
            continue;
        }
        if (std::string_view("&%$#_{}").find(text[at]) != std::string_view::npos)
            cell += '\\';
        cell += text[at++];
    }
    return cell;
}

std::string csvCell(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string cell = "\"";
    for (const char c : text)
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + "\"";
}

} // namespace

std::string toMarkdown(const Recording& recording, const Trace& trace)
{
    std::string text;
    bool isHead = true;
    const std::size_t threads = trace.threads.size();
    for (const Cells& cells : table(recording, trace)) {
        for (const std::string& cell : cells)
            text += "| " + markdownCell(cell) + " ";
        text += "|\n";
        if (!isHead)
            continue;
        isHead = false;
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += i == 0 || (i > threads + 1 && i <= threads + 1 + trace.variables.size()) ? "| ---: "
                                                                                             : "| --- ";
        text += "|\n";
    }
    return text;
}

std::string toLatex(const Recording& recording, const Trace& trace)
{
    std::string columns = "r" + std::string(trace.threads.size(), 'l') + "c"
        + std::string(trace.variables.size(), 'r') + (hasRemarks(trace) ? "l" : "");
    std::string text = "\\begin{tabular}{" + columns + "}\n";
    bool isHead = true;
    for (const Cells& cells : table(recording, trace)) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i == 0 ? "" : " & ") + latexCell(cells[i]);
        text += isHead ? " \\\\\n\\hline\n" : " \\\\\n";
        isHead = false;
    }
    return text + "\\end{tabular}\n";
}

std::string toCsv(const Recording& recording, const Trace& trace)
{
    std::string text;
    for (const Cells& cells : table(recording, trace)) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i == 0 ? "" : ",") + csvCell(cells[i]);
        text += "\r\n";
    }
    return text;
}

} // namespace core
