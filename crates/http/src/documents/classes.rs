//! Plans, directives and decisions: classes of documents with addresses of their own. Changes go to the canonical one.

/// Plans (kế hoạch): documents of the class `plan`.
pub mod plans {
    use actix_web::{HttpResponse, get, post, web};
    use thidua_app::documents as cases;
    use utoipa_actix_web::service_config::ServiceConfig;

    use super::super::{
        CreateDocuments, Document, DocumentQuery, NewDocument, PageDocument, ViewQuery, create, list, read,
    };
    use crate::{
        call::{Call, Public},
        problems::Problem,
        records::parse_id,
    };

    const CLASS: &str = "plan";

    /// Lists plans
    ///
    /// The documents of this class, newest first, with the same filters as `/documents`.
    #[utoipa::path(tag = "plans", params(DocumentQuery), responses((status = 200, body = PageDocument, description = "A page of plans.")))]
    #[get("/v1/plans")]
    async fn list_plans(call: Call<Public, DocumentQuery>) -> Result<HttpResponse, Problem> {
        list::list(call, Some(CLASS)).await
    }

    /// Creates a plan
    ///
    /// The type may be left out when the symbol decides it.
    #[utoipa::path(tag = "plans", security(("bearer" = ["documents:write"])), request_body(content = NewDocument, content_type = "application/json"), responses((status = 201, body = Document, description = "The plan as created.")))]
    #[post("/v1/plans")]
    async fn create_plan(call: Call<CreateDocuments>) -> Result<HttpResponse, Problem> {
        create::create(call, Some(CLASS)).await
    }

    /// Reads a plan
    ///
    /// The same body as the canonical address, which `Content-Location` names; a document of another class is not here.
    #[utoipa::path(tag = "plans", params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001"), ViewQuery), responses((status = 200, body = Document, description = "The plan.")))]
    #[get("/v1/plans/{documentId}")]
    async fn get_plan(path: web::Path<String>, call: Call<Public, ViewQuery>) -> Result<HttpResponse, Problem> {
        let id = parse_id(&path)?;
        let (reply, canonical) = read::one(call, move |conn, call| cases::read_of_class(conn, call, id, CLASS)).await?;
        Ok(reply.header("content-location", &canonical).respond())
    }

    pub(crate) fn configure(config: &mut ServiceConfig) {
        config.service(list_plans).service(create_plan).service(get_plan);
    }
}

/// Directives (chỉ thị): documents of the class `directive`.
pub mod directives {
    use actix_web::{HttpResponse, get, post, web};
    use thidua_app::documents as cases;
    use utoipa_actix_web::service_config::ServiceConfig;

    use super::super::{
        CreateDocuments, Document, DocumentQuery, NewDocument, PageDocument, ViewQuery, create, list, read,
    };
    use crate::{
        call::{Call, Public},
        problems::Problem,
        records::parse_id,
    };

    const CLASS: &str = "directive";

    /// Lists directives
    ///
    /// The documents of this class, newest first, with the same filters as `/documents`.
    #[utoipa::path(tag = "directives", params(DocumentQuery), responses((status = 200, body = PageDocument, description = "A page of directives.")))]
    #[get("/v1/directives")]
    async fn list_directives(call: Call<Public, DocumentQuery>) -> Result<HttpResponse, Problem> {
        list::list(call, Some(CLASS)).await
    }

    /// Creates a directive
    ///
    /// The type may be left out when the symbol decides it.
    #[utoipa::path(tag = "directives", security(("bearer" = ["documents:write"])), request_body(content = NewDocument, content_type = "application/json"), responses((status = 201, body = Document, description = "The directive as created.")))]
    #[post("/v1/directives")]
    async fn create_directive(call: Call<CreateDocuments>) -> Result<HttpResponse, Problem> {
        create::create(call, Some(CLASS)).await
    }

    /// Reads a directive
    ///
    /// The same body as the canonical address, which `Content-Location` names; a document of another class is not here.
    #[utoipa::path(tag = "directives", params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001"), ViewQuery), responses((status = 200, body = Document, description = "The directive.")))]
    #[get("/v1/directives/{documentId}")]
    async fn get_directive(path: web::Path<String>, call: Call<Public, ViewQuery>) -> Result<HttpResponse, Problem> {
        let id = parse_id(&path)?;
        let (reply, canonical) = read::one(call, move |conn, call| cases::read_of_class(conn, call, id, CLASS)).await?;
        Ok(reply.header("content-location", &canonical).respond())
    }

    pub(crate) fn configure(config: &mut ServiceConfig) {
        config.service(list_directives).service(create_directive).service(get_directive);
    }
}

/// Decisions (quyết định): documents of the class `decision`.
pub mod decisions {
    use actix_web::{HttpResponse, get, post, web};
    use thidua_app::documents as cases;
    use utoipa_actix_web::service_config::ServiceConfig;

    use super::super::{
        CreateDocuments, Document, DocumentQuery, NewDocument, PageDocument, ViewQuery, create, list, read,
    };
    use crate::{
        call::{Call, Public},
        problems::Problem,
        records::parse_id,
    };

    const CLASS: &str = "decision";

    /// Lists decisions
    ///
    /// The documents of this class, newest first, with the same filters as `/documents`.
    #[utoipa::path(tag = "decisions", params(DocumentQuery), responses((status = 200, body = PageDocument, description = "A page of decisions.")))]
    #[get("/v1/decisions")]
    async fn list_decisions(call: Call<Public, DocumentQuery>) -> Result<HttpResponse, Problem> {
        list::list(call, Some(CLASS)).await
    }

    /// Creates a decision
    ///
    /// The type may be left out when the symbol decides it.
    #[utoipa::path(tag = "decisions", security(("bearer" = ["documents:write"])), request_body(content = NewDocument, content_type = "application/json"), responses((status = 201, body = Document, description = "The decision as created.")))]
    #[post("/v1/decisions")]
    async fn create_decision(call: Call<CreateDocuments>) -> Result<HttpResponse, Problem> {
        create::create(call, Some(CLASS)).await
    }

    /// Reads a decision
    ///
    /// The same body as the canonical address, which `Content-Location` names; a document of another class is not here.
    #[utoipa::path(tag = "decisions", params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001"), ViewQuery), responses((status = 200, body = Document, description = "The decision.")))]
    #[get("/v1/decisions/{documentId}")]
    async fn get_decision(path: web::Path<String>, call: Call<Public, ViewQuery>) -> Result<HttpResponse, Problem> {
        let id = parse_id(&path)?;
        let (reply, canonical) = read::one(call, move |conn, call| cases::read_of_class(conn, call, id, CLASS)).await?;
        Ok(reply.header("content-location", &canonical).respond())
    }

    pub(crate) fn configure(config: &mut ServiceConfig) {
        config.service(list_decisions).service(create_decision).service(get_decision);
    }
}
