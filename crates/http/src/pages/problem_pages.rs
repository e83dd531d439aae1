//! The types of problems, for people as pages and for programs as JSON (rule 39).

use actix_web::{HttpRequest, HttpResponse, get, http::header::HeaderMap, web};
use serde::Serialize;
use thidua_domain::language::Language;

use super::{PAGE_POLICY, Site, html, language_of, page};
use crate::{
    negotiation::{Accepted, accepts, require},
    problems::{Problem, ProblemCode, texts},
};

#[derive(Debug, Serialize)]
struct ProblemType {
    code: &'static str,
    #[serde(rename = "type")]
    kind: String,
    status: u16,
    title: &'static str,
    explanation: &'static str,
}

#[derive(Debug, Serialize)]
struct ProblemTypes {
    items: Vec<ProblemType>,
}

fn describe(code: ProblemCode, language: Language, base_url: &str) -> ProblemType {
    ProblemType {
        code: code.slug(),
        kind: format!("{base_url}/problems/{}", code.slug()),
        status: code.status().as_u16(),
        title: texts::title_of(code, language),
        explanation: texts::explanation_of(code, language),
    }
}

/// Whether the caller ranks JSON above HTML; who takes anything gets the page, and so only the page is kept in memory.
fn wants_json(headers: &HeaderMap) -> Result<bool, Problem> {
    require(headers, &["text/html", "application/json"])?;
    Ok(accepts(headers, "text/html") != Accepted::Best)
}

#[get("/problems")]
pub(super) async fn list_problems(request: HttpRequest, site: web::Data<Site>) -> Result<HttpResponse, Problem> {
    let language = language_of(&request);
    let items: Vec<_> = ProblemCode::ALL.iter().map(|code| describe(*code, language, &site.base_url)).collect();
    if wants_json(request.headers())? {
        return Ok(HttpResponse::Ok().json(ProblemTypes { items }));
    }
    let (heading, status, title, lead) = match language {
        Language::Vi => {
            ("Các loại lỗi", "Mã", "Lỗi", "Mỗi câu trả lời lỗi có trường type dẫn đến một trong các trang sau.")
        }
        Language::En => {
            ("Problem types", "Status", "Problem", "The type of every error answer leads to one of these pages.")
        }
    };
    let mut rows = String::new();
    for item in &items {
        rows.push_str(&format!(
            "<tr><td class=\"status\">{}</td><td><a href=\"problems/{}?lang={}\">{}</a></td><td><code>{}</code></td></tr>\n",
            item.status,
            item.code,
            language.tag(),
            html::escape(item.title),
            item.code
        ));
    }
    let content = format!(
        "<section><h1>{heading}</h1><p class=\"lead\">{lead}</p><table><thead><tr><th scope=\"col\">{status}</th>\
         <th scope=\"col\">{title}</th><th scope=\"col\">type</th></tr></thead><tbody>\n{rows}</tbody></table></section>"
    );
    Ok(framed(language, heading, "", &content))
}

#[get("/problems/{slug}")]
pub(super) async fn get_problem(
    request: HttpRequest,
    slug: web::Path<String>,
    site: web::Data<Site>,
) -> Result<HttpResponse, Problem> {
    let code = ProblemCode::from_slug(&slug).ok_or_else(Problem::not_found)?;
    let language = language_of(&request);
    let item = describe(code, language, &site.base_url);
    if wants_json(request.headers())? {
        return Ok(HttpResponse::Ok().json(item));
    }
    let (status, back) = match language {
        Language::Vi => ("Mã trạng thái", "Tất cả các loại lỗi"),
        Language::En => ("Status", "All problem types"),
    };
    let (title, explanation, kind) =
        (html::escape(item.title), html::escape(item.explanation), html::escape(&item.kind));
    let content = format!(
        "<section><h1>{title}</h1><p>{explanation}</p><dl class=\"facts\"><dt>{status}</dt><dd class=\"status\">{}</dd>\
         <dt>type</dt><dd><code>{kind}</code></dd></dl><p><a href=\"../problems?lang={}\">{back}</a></p></section>",
        item.status,
        language.tag()
    );
    Ok(framed(language, item.title, "../", &content))
}

fn framed(language: Language, title: &str, root: &str, content: &str) -> HttpResponse {
    let template = match language {
        Language::Vi => include_str!("assets/page.vi.html"),
        Language::En => include_str!("assets/page.en.html"),
    };
    let root = if root.is_empty() { "./" } else { root };
    let title = html::escape(title);
    page(html::fill(template, &[("title", &title), ("root", root), ("content", content)]), language, PAGE_POLICY)
}
