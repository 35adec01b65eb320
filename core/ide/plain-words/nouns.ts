/**
 * What fields are called in a sentence. A field without a row is called by its name, so a row is added only where the
 * words are as exact as the name.
 */

/** Fields of text, numbers and addresses: the noun with its article. */
export const VALUE_NOUNS: Readonly<Record<string, string>> = {
  "http.host": "the host",
  "http.request.uri.path": "the path",
  "http.request.uri.path.extension": "the file extension of the path",
  "http.request.uri.query": "the query string",
  "http.request.uri": "the path with its query string",
  "http.request.full_uri": "the whole URL",
  "http.request.method": "the method",
  "http.request.version": "the HTTP version",
  "http.user_agent": "the user agent",
  "http.referer": "the referrer",
  "http.cookie": "the `Cookie` header",
  "http.x_forwarded_for": "the `X-Forwarded-For` header",
  "http.request.timestamp.sec": "the time of the request",
  "http.request.body.raw": "the body",
  "http.request.body.size": "the size of the body in bytes",
  "http.request.body.mime": "the content type of the body",
  "raw.http.request.uri.path": "the path as first received",
  "raw.http.request.uri.path.extension": "the file extension of the path as first received",
  "raw.http.request.uri.query": "the query string as first received",
  "raw.http.request.uri": "the path with its query string as first received",
  "raw.http.request.full_uri": "the whole URL as first received",
  "http.response.code": "the status code of the response",
  "http.response.content_type.media_type": "the media type of the response",
  "cf.response.error_type": "the kind of error page",
  "cf.response.1xxx_code": "Cloudflare's own error code",
  "ip.src": "the visitor's address",
  "ip.src.asnum": "the visitor's network",
  "ip.src.country": "the visitor's country",
  "ip.src.continent": "the visitor's continent",
  "ip.src.city": "the visitor's city",
  "ip.src.postal_code": "the visitor's postal code",
  "ip.src.region": "the visitor's region",
  "ip.src.region_code": "the visitor's region code",
  "ip.src.timezone.name": "the visitor's time zone",
  "ip.geoip.asnum": "the visitor's network",
  "ip.geoip.country": "the visitor's country",
  "ip.geoip.continent": "the visitor's continent",
  "ip.dst": "the destination address",
  "tcp.srcport": "the TCP source port",
  "tcp.dstport": "the TCP destination port",
  "udp.srcport": "the UDP source port",
  "udp.dstport": "the UDP destination port",
  "ip.proto": "the transport protocol",
  "cf.edge.server_port": "the port that was connected to",
  "cf.edge.server_ip": "the address that was connected to",
  "cf.edge.client_port": "the visitor's port",
  "cf.zone.name": "the zone",
  "cf.zone.plan": "the plan of the zone",
  "cf.bot_management.score": "the bot score",
  "cf.bot_management.ja3_hash": "the JA3 fingerprint",
  "cf.bot_management.ja4": "the JA4 fingerprint",
  "cf.verified_bot_category": "the category of the verified bot",
  "cf.threat_score": "the threat score",
  "cf.waf.score": "the WAF attack score",
  "cf.waf.score.sqli": "the attack score for SQL injection",
  "cf.waf.score.xss": "the attack score for cross-site scripting",
  "cf.waf.score.rce": "the attack score for remote code execution",
  "cf.waf.score.class": "the WAF attack score class",
  "cf.waf.content_scan.num_obj": "the number of uploaded objects",
  "cf.waf.content_scan.num_malicious_obj": "the number of malicious uploads",
  "cf.llm.prompt.injection_score": "the prompt injection score",
  "cf.llm.prompt.token_count": "the number of tokens in the prompt",
  "cf.tls_version": "the TLS version",
  "cf.tls_cipher": "the TLS cipher",
  "cf.ray_id": "the Ray ID",
  "cf.worker.upstream_zone": "the zone of the Worker that sent the request",
  "cf.tls_client_auth.cert_issuer_dn": "the issuer of the client certificate",
  "cf.tls_client_auth.cert_issuer_dn_rfc2253": "the issuer of the client certificate (RFC 2253 form)",
  "cf.tls_client_auth.cert_issuer_dn_legacy": "the issuer of the client certificate (older form)",
  "cf.tls_client_auth.cert_subject_dn": "the subject of the client certificate",
  "cf.tls_client_auth.cert_subject_dn_rfc2253": "the subject of the client certificate (RFC 2253 form)",
  "cf.tls_client_auth.cert_subject_dn_legacy": "the subject of the client certificate (older form)",
  "cf.tls_client_auth.cert_serial": "the serial number of the client certificate",
  "cf.tls_client_auth.cert_issuer_serial": "the serial number of the issuing certificate",
  "cf.tls_client_auth.cert_fingerprint_sha256": "the SHA-256 fingerprint of the client certificate",
  "cf.tls_client_auth.cert_fingerprint_sha1": "the SHA-1 fingerprint of the client certificate",
  "cf.tls_client_auth.cert_ski": "the subject key identifier of the client certificate",
  "cf.tls_client_auth.cert_issuer_ski": "the subject key identifier of the issuing certificate",
  "cf.api_gateway.graphql.query_size": "the size of the GraphQL query",
  "cf.api_gateway.graphql.query_depth": "the depth of the GraphQL query",
};

/** Arrays: what several of their values are called. */
export const PLURAL_NOUNS: Readonly<Record<string, string>> = {
  "http.request.headers.names": "the request header names",
  "http.request.headers.values": "the request header values",
  "http.request.uri.args.names": "the query argument names",
  "http.request.uri.args.values": "the query argument values",
  "http.request.body.form.names": "the form field names",
  "http.request.body.form.values": "the form field values",
  "http.response.headers.names": "the response header names",
  "http.response.headers.values": "the response header values",
  "http.request.accepted_languages": "the accepted languages",
  "cf.bot_management.detection_ids": "the bot detection IDs",
  "cf.bot_management.tags": "the bot tags",
  "cf.waf.content_scan.obj_sizes": "the sizes of the uploads",
  "cf.waf.content_scan.obj_types": "the types of the uploads",
  "cf.waf.content_scan.obj_results": "the scan results of the uploads",
  "cf.llm.prompt.pii_categories": "the kinds of personal data in the prompt",
  "cf.llm.prompt.unsafe_topic_categories": "the unsafe topics of the prompt",
};

/** Maps of arrays: what one entry is called. */
export const ENTRY_NOUNS: Readonly<Record<string, string>> = {
  "http.request.headers": "request header",
  "http.request.cookies": "cookie",
  "http.request.uri.args": "query argument",
  "http.request.body.form": "form field",
  "http.response.headers": "response header",
};

/** A Boolean field: who, what is said of it, and what is said when it is not so. */
export interface Truth {
  readonly subject: string;
  readonly yes: string;
  readonly no: string;
}

const truth = (subject: string, yes: string, no: string): Truth => ({ subject, yes, no });
const is = (subject: string, what: string): Truth => truth(subject, `is ${what}`, `is not ${what}`);
const was = (subject: string, what: string): Truth => truth(subject, `was ${what}`, `was not ${what}`);

export const TRUTHS: Readonly<Record<string, Truth>> = {
  ssl: truth("the request", "came over HTTPS", "did not come over HTTPS"),
  "cf.client.bot": is("the request", "from a verified bot"),
  "cf.bot_management.verified_bot": is("the request", "from a verified bot"),
  "cf.bot_management.static_resource": is("the request", "for a static file"),
  "cf.bot_management.corporate_proxy": is("the request", "from a corporate proxy"),
  "cf.bot_management.signed_agent": is("the request", "from a signed agent"),
  "cf.bot_management.js_detection.passed": truth(
    "the visitor",
    "has passed the JavaScript detection",
    "has not passed the JavaScript detection",
  ),
  "ip.src.is_in_european_union": is("the visitor", "in the European Union"),
  "ip.geoip.is_in_european_union": is("the visitor", "in the European Union"),
  "cf.tls_client_auth.cert_verified": is("the client certificate", "verified"),
  "cf.tls_client_auth.cert_revoked": was("the client certificate", "revoked"),
  "cf.tls_client_auth.cert_presented": was("a client certificate", "presented"),
  "cf.waf.content_scan.has_obj": truth("the request", "uploads something", "uploads nothing"),
  "cf.waf.content_scan.has_malicious_obj": truth(
    "the request",
    "uploads something malicious",
    "uploads nothing known as malicious",
  ),
  "cf.waf.content_scan.has_failed": truth("the upload scan", "failed", "did not fail"),
  "cf.waf.auth_detected": is("the request", "a login"),
  "cf.waf.credential_check.password_leaked": truth("the password", "is in a known leak", "is in no known leak"),
  "cf.waf.credential_check.username_leaked": truth("the user name", "is in a known leak", "is in no known leak"),
  "cf.waf.credential_check.username_and_password_leaked": truth(
    "the user name with its password",
    "is in a known leak",
    "is in no known leak",
  ),
  "cf.waf.credential_check.username_password_similar": truth(
    "a near variant of the user name with its password",
    "is in a known leak",
    "is in no known leak",
  ),
  "cf.llm.prompt.detected": truth(
    "the request",
    "holds a prompt for a language model",
    "holds no prompt for a language model",
  ),
  "cf.llm.prompt.pii_detected": truth("the prompt", "holds personal data", "holds no known personal data"),
  "cf.llm.prompt.unsafe_topic_detected": truth("the prompt", "touches an unsafe topic", "touches no unsafe topic"),
  "http.request.body.truncated": is("the body", "longer than what is looked at"),
  "http.request.headers.truncated": truth(
    "the request",
    "has more headers than are looked at",
    "does not have more headers than are looked at",
  ),
  "cf.api_gateway.auth_id_present": truth("the request", "carries an API session", "carries no API session"),
  "cf.api_gateway.fallthrough_detected": is("the request", "for no saved API endpoint"),
  "cf.api_gateway.graphql.parsed_successfully": is("the GraphQL query", "well-formed"),
};
