//! The objects of SARIF 2.1.0 that are written, with the names that the standard gives them.
//!
//! A key that has nothing to say is left out, because the schema has no `null`. Objects that are not written are not here.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::super::{Level, State};
use super::super::json::NumbersJson;

/// Where the schema is published.
pub(super) const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
pub(super) struct Sarif<'f> {
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    pub(super) version: &'static str,
    pub(super) runs: [Run<'f>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run<'f> {
    pub(super) tool: Tool,
    pub(super) automation_details: AutomationDetails,
    pub(super) invocations: [Invocation; 1],
    pub(super) original_uri_base_ids: BaseIds,
    pub(super) results: Vec<Result<'f>>,
    pub(super) properties: RunProperties<'f>,
}

#[derive(Serialize)]
pub(super) struct Tool {
    pub(super) driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) semantic_version: Option<String>,
    pub(super) rules: Vec<Descriptor>,
}

/// A rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) short_description: Message,
    pub(super) full_description: Message,
    pub(super) help: Message,
    pub(super) default_configuration: Configuration,
    pub(super) properties: DescriptorProperties,
}

#[derive(Serialize)]
pub(super) struct Configuration {
    pub(super) level: Level,
}

#[derive(Serialize)]
pub(super) struct DescriptorProperties {
    pub(super) tags: [String; 2],
    /// What GitHub shows as the severity of an alert.
    #[serde(rename = "problem.severity")]
    pub(super) severity: &'static str,
}

/// A name for runs of one kind: GitHub keeps the results of each apart.
#[derive(Serialize)]
pub(super) struct AutomationDetails {
    pub(super) id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub(super) execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
pub(super) struct Notification {
    pub(super) level: &'static str,
    pub(super) message: Message,
}

#[derive(Serialize)]
pub(super) struct BaseIds {
    #[serde(rename = "%SRCROOT%")]
    pub(super) source_root: ArtifactLocation,
}

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Result<'f> {
    pub(super) rule_id: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule_index: Option<usize>,
    pub(super) level: Level,
    pub(super) message: Message,
    pub(super) locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    pub(super) partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) suppressions: Option<Vec<Suppression>>,
    pub(super) properties: ResultProperties<'f>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names, reason = "the standard's names")]
pub(super) struct Location {
    pub(super) physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    artifact_location: ArtifactLocation,
}

impl PhysicalLocation {
    pub(super) fn new(uri: String, uri_base_id: Option<&'static str>) -> Self {
        Self {
            artifact_location: ArtifactLocation {
                uri: Some(uri),
                uri_base_id,
                description: None,
            },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<Message>,
}

/// An article.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalLocation {
    pub(super) name: String,
    pub(super) fully_qualified_name: String,
    pub(super) kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct Suppression {
    kind: &'static str,
    state: &'static str,
    justification: &'static str,
}

impl Suppression {
    pub(super) fn accepted(justification: &'static str) -> Self {
        Self {
            kind: "external",
            state: "accepted",
            justification,
        }
    }
}

/// A text for people, in the syntax of messages.
#[derive(Serialize)]
pub(super) struct Message {
    text: String,
}

impl Message {
    /// `text` read literally: braces are doubled, as placeholders have them, and `](`, which would make a link, is parted.
    /// No text becomes a dash, because the standard wants some.
    pub(super) fn new(text: &str) -> Self {
        let text = if text.is_empty() { "–" } else { text };
        let text = text.replace('{', "{{").replace('}', "}}").replace("](", "] (");
        Self { text }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RunProperties<'f> {
    pub(super) looked_at: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) held_against: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fails_at: Option<Level>,
    pub(super) failed: bool,
}

/// The numbers of a finding, with the names that `gleaner-findings/1` gives them.
#[derive(Serialize)]
pub(super) struct ResultProperties<'f> {
    pub(super) subject: &'f str,
    pub(super) scope: Option<&'f str>,
    pub(super) state: State,
    #[serde(flatten)]
    pub(super) numbers: NumbersJson,
}
