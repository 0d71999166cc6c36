# JSON for the reference files. jsonlite stops at 15 significant digits; 17 bring a double back unchanged.
# A vector of length one is a scalar, a longer one or an unnamed list an array, a named list an object;
# NULL and NA are null. The keys in `lines` get a line of their own for every entry.

quoted <- function(text) {
  text <- gsub("\\", "\\\\", text, fixed = TRUE)
  text <- gsub("\"", "\\\"", text, fixed = TRUE)
  paste0("\"", gsub("\n", "\\n", text, fixed = TRUE), "\"")
}

scalars <- function(x) {
  known <- switch(class(x)[1],
    character = quoted(x),
    logical = ifelse(x, "true", "false"),
    integer = sprintf("%d", x),
    sprintf("%.17g", x))
  ifelse(is.na(x), "null", known)
}

object <- function(...) {
  entries <- list(...)
  if (length(entries) == 0) names(entries) <- character()
  entries
}

# Always an array, whatever its length.
array_of <- function(x) as.list(unname(x))

json <- function(x, depth = 0, lines = character(), broken = TRUE) {
  if (is.null(x)) return("null")
  if (is.matrix(x)) x <- lapply(seq_len(nrow(x)), function(row) array_of(x[row, ]))
  if (!is.list(x)) {
    if (length(x) == 1) return(scalars(x))
    return(paste0("[", paste(scalars(unname(x)), collapse = ", "), "]"))
  }
  keys <- names(x)
  ends <- if (is.null(keys)) c("[", "]") else c("{", "}")
  if (length(x) == 0) return(paste0(ends, collapse = ""))
  parts <- vapply(seq_along(x), function(i) {
    key <- if (is.null(keys)) "" else keys[i]
    json(x[[i]], depth + 1, lines, broken = (broken && is.null(keys)) || key %in% lines)
  }, "")
  if (!is.null(keys)) parts <- paste0(quoted(keys), ": ", parts)
  if (!broken) return(paste0(ends[1], paste(parts, collapse = ", "), ends[2]))
  margin <- strrep("  ", depth)
  paste0(ends[1], "\n", paste0(margin, "  ", parts, collapse = ",\n"), "\n", margin, ends[2])
}

write_json <- function(x, path, lines) writeLines(json(x, lines = lines), path, useBytes = TRUE)
