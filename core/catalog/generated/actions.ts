// Written by scripts/codegen.ts from data/actions.json. Do not edit.
import type { ActionInfo } from "../info.ts";

export const ACTIONS: readonly ActionInfo[] = [
 {
  "action": "block",
  "label": "Block",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_firewall_managed",
   "http_request_sbfm",
   "ddos_l7",
   "ddos_l4",
   "magic_transit",
   "magic_transit_managed",
   "magic_transit_ratelimit"
  ],
  "terminating": true,
  "parameters": {
   "response": {
    "type": "object",
    "required": false,
    "summary": "Custom answer instead of the standard page.",
    "plans": {
     "label": "Pro or above",
     "min": "pro"
    },
    "properties": {
     "status_code": {
      "type": "integer",
      "required": true,
      "summary": "Status to send.",
      "min": 400,
      "max": 499,
      "defaultNote": "403 in custom rules, 429 in rate limiting"
     },
     "content_type": {
      "type": "string",
      "required": true,
      "summary": "Media type of the body.",
      "values": [
       "application/json",
       "text/html",
       "text/plain",
       "text/xml"
      ]
     },
     "content": {
      "type": "string",
      "required": true,
      "summary": "Body to send.",
      "maxBytes": {
       "http_request_firewall_custom": 2048,
       "http_ratelimit": 30720
      }
     }
    }
   }
  },
  "summary": "Refuses the request.",
  "notes": "Where \"response\" is given, give status_code, content_type and content together. In managed and DDoS phases the action only appears in overrides."
 },
 {
  "action": "challenge",
  "label": "Interactive Challenge",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_firewall_managed",
   "http_request_sbfm",
   "ddos_l7"
  ],
  "terminating": true,
  "parameters": {},
  "summary": "Makes the visitor solve an interactive challenge; managed_challenge is preferred today."
 },
 {
  "action": "js_challenge",
  "label": "Non-Interactive Challenge",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_firewall_managed",
   "http_request_sbfm"
  ],
  "terminating": true,
  "parameters": {},
  "summary": "Runs an automatic browser check before letting the visitor on."
 },
 {
  "action": "managed_challenge",
  "label": "Managed Challenge",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_firewall_managed",
   "http_request_sbfm",
   "ddos_l7"
  ],
  "terminating": true,
  "parameters": {},
  "summary": "Lets Cloudflare choose the least annoying challenge for the visitor."
 },
 {
  "action": "log",
  "label": "Log",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_firewall_managed",
   "ddos_l7",
   "ddos_l4",
   "http_response_firewall_managed",
   "magic_transit_managed",
   "magic_transit_ids_managed"
  ],
  "parameters": {},
  "summary": "Only records the match.",
  "plans": {
   "label": "Enterprise",
   "min": "enterprise"
  }
 },
 {
  "action": "skip",
  "label": "Skip",
  "phases": [
   "http_request_firewall_custom",
   "http_request_firewall_managed",
   "http_response_firewall_managed",
   "magic_transit"
  ],
  "parametersRequired": true,
  "parameters": {
   "ruleset": {
    "type": "string",
    "required": false,
    "summary": "Leave out the rest of this ruleset.",
    "values": [
     "current"
    ],
    "conflictsWith": [
     "rulesets"
    ]
   },
   "phase": {
    "type": "string",
    "required": false,
    "summary": "Leave out the rest of this phase; zone-level custom rules only, API only.",
    "values": [
     "current"
    ],
    "onlyWith": [
     "products"
    ],
    "conflictNote": "SDK: compatible only with products"
   },
   "phases": {
    "type": "array<string>",
    "required": false,
    "summary": "Later phases to leave out.",
    "values": [
     "http_ratelimit",
     "http_request_sbfm",
     "http_request_firewall_managed"
    ],
    "conflictsWith": [
     "rulesets"
    ],
    "note": "The API type accepts every phase name; the skip page documents these three for custom rules."
   },
   "products": {
    "type": "array<string>",
    "required": false,
    "summary": "Security products outside the Ruleset Engine to leave out; case-sensitive.",
    "values": [
     "zoneLockdown",
     "uaBlock",
     "bic",
     "hot",
     "securityLevel",
     "rateLimit",
     "waf"
    ],
    "note": "rateLimit and waf mean the previous, discontinued products."
   },
   "rulesets": {
    "type": "array<string>",
    "required": false,
    "summary": "IDs of managed rulesets to leave out (WAF exceptions).",
    "conflictsWith": [
     "ruleset",
     "phases"
    ],
    "onlyPhases": [
     "http_request_firewall_managed",
     "http_response_firewall_managed"
    ]
   },
   "rules": {
    "type": "map<string,array<string>>",
    "required": false,
    "summary": "Rule IDs to leave out, keyed by ruleset ID (WAF exceptions).",
    "conflictsWith": [
     "ruleset"
    ],
    "onlyPhases": [
     "http_request_firewall_managed",
     "http_response_firewall_managed"
    ]
   }
  },
  "summary": "Exempts matching requests from some later rules or products; replaces the old Allow and Bypass.",
  "notes": "logging.enabled on the rule (default true) decides whether matches are logged. Bot Fight Mode cannot be skipped. A skip rule in last place with ruleset current does nothing. Account-level phase skips also cover the zone level; account-level ruleset skips do not."
 },
 {
  "action": "execute",
  "label": "Execute",
  "phases": [
   "http_request_firewall_custom",
   "http_ratelimit",
   "http_request_firewall_managed",
   "http_response_firewall_managed",
   "ddos_l7",
   "ddos_l4",
   "magic_transit_managed",
   "magic_transit_ids_managed"
  ],
  "parametersRequired": true,
  "parameters": {
   "id": {
    "type": "string",
    "required": true,
    "summary": "ID of the ruleset to run.",
    "pattern": "^[0-9a-f]{32}$"
   },
   "version": {
    "type": "string",
    "required": false,
    "summary": "Version of the ruleset to run; latest unless said."
   },
   "matched_data": {
    "type": "object",
    "required": false,
    "summary": "Payload logging of managed rules.",
    "properties": {
     "public_key": {
      "type": "string",
      "required": true,
      "summary": "Key the payload is encrypted with."
     }
    }
   },
   "overrides": {
    "type": "object",
    "required": false,
    "summary": "Changes to the rules being run; rule beats category beats ruleset.",
    "properties": {
     "action": {
      "type": "string",
      "required": false
     },
     "enabled": {
      "type": "boolean",
      "required": false
     },
     "sensitivity_level": {
      "type": "string",
      "required": false,
      "values": [
       "default",
       "medium",
       "low",
       "eoff"
      ],
      "note": "DDoS phases only"
     },
     "categories": {
      "type": "array<object>",
      "required": false,
      "items": {
       "category": {
        "type": "string",
        "required": true
       },
       "action": {
        "type": "string",
        "required": false
       },
       "enabled": {
        "type": "boolean",
        "required": false
       },
       "sensitivity_level": {
        "type": "string",
        "required": false,
        "values": [
         "default",
         "medium",
         "low",
         "eoff"
        ]
       }
      }
     },
     "rules": {
      "type": "array<object>",
      "required": false,
      "items": {
       "id": {
        "type": "string",
        "required": true
       },
       "action": {
        "type": "string",
        "required": false
       },
       "enabled": {
        "type": "boolean",
        "required": false
       },
       "score_threshold": {
        "type": "integer",
        "required": false
       },
       "sensitivity_level": {
        "type": "string",
        "required": false,
        "values": [
         "default",
         "medium",
         "low",
         "eoff"
        ]
       }
      }
     }
    }
   }
  },
  "summary": "Runs another ruleset, managed or custom.",
  "notes": "At account level the expression must end with: and cf.zone.plan eq \"ENT\". Not offered in dashboard menus."
 },
 {
  "action": "rewrite",
  "label": "Rewrite",
  "phases": [
   "http_request_transform",
   "http_request_late_transform",
   "http_response_headers_transform",
   "http_request_firewall_custom"
  ],
  "parametersRequired": true,
  "parameters": {
   "uri": {
    "type": "object",
    "required": false,
    "summary": "New path, query or both.",
    "onlyPhases": [
     "http_request_transform"
    ],
    "properties": {
     "path": {
      "type": "object",
      "required": false,
      "properties": {
       "value": {
        "type": "string",
        "required": false,
        "summary": "Fixed text.",
        "xor": "expression"
       },
       "expression": {
        "type": "string",
        "required": false,
        "summary": "Expression giving the text.",
        "xor": "value",
        "expressionKind": "value:String"
       }
      }
     },
     "query": {
      "type": "object",
      "required": false,
      "properties": {
       "value": {
        "type": "string",
        "required": false,
        "summary": "Fixed text.",
        "xor": "expression"
       },
       "expression": {
        "type": "string",
        "required": false,
        "summary": "Expression giving the text.",
        "xor": "value",
        "expressionKind": "value:String"
       }
      }
     }
    },
    "maxCharsTotal": 4096
   },
   "headers": {
    "type": "map<string,object>",
    "required": false,
    "summary": "Header changes keyed by header name.",
    "onlyPhases": [
     "http_request_late_transform",
     "http_response_headers_transform",
     "http_request_firewall_custom"
    ],
    "valueProperties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "add",
       "remove"
      ],
      "note": "Request headers: set, remove. Response headers: set, add (documented with a fixed value only), remove. The API types allow all three everywhere.",
      "valuesByPhase": {
       "http_request_late_transform": [
        "set",
        "remove"
       ],
       "http_response_headers_transform": [
        "set",
        "add",
        "remove"
       ]
      }
     },
     "value": {
      "type": "string",
      "required": false,
      "summary": "Fixed value for set or add.",
      "xor": "expression"
     },
     "expression": {
      "type": "string",
      "required": false,
      "summary": "Value expression for set or add.",
      "xor": "value",
      "expressionKind": "value:String"
     }
    }
   }
  },
  "summary": "Changes the URI or the headers.",
  "notes": "In http_request_firewall_custom only at account level together with exposed_credential_check. cf-* and x-cf-* request headers are off limits (cf-connecting-ip may be removed); cookie and client-address headers cannot be set. A value that evaluates to an empty string removes the header."
 },
 {
  "action": "redirect",
  "label": "Redirect",
  "phases": [
   "http_request_dynamic_redirect",
   "http_request_redirect"
  ],
  "terminating": true,
  "parametersRequired": true,
  "parameters": {
   "from_value": {
    "type": "object",
    "required": false,
    "summary": "Target computed by the rule.",
    "xor": "from_list",
    "onlyPhases": [
     "http_request_dynamic_redirect"
    ],
    "properties": {
     "target_url": {
      "type": "object",
      "required": true,
      "properties": {
       "value": {
        "type": "string",
        "required": false,
        "summary": "Fixed URL.",
        "xor": "expression"
       },
       "expression": {
        "type": "string",
        "required": false,
        "summary": "Expression giving the URL.",
        "xor": "value",
        "expressionKind": "value:String"
       }
      }
     },
     "status_code": {
      "type": "integer",
      "required": false,
      "values": [
       301,
       302,
       307,
       308
      ],
      "sdkValues": [
       301,
       302,
       303,
       307,
       308
      ],
      "default": 301,
      "note": "303 is in the API types but not in the docs"
     },
     "preserve_query_string": {
      "type": "boolean",
      "required": false,
      "default": false
     }
    }
   },
   "from_list": {
    "type": "object",
    "required": false,
    "summary": "Target looked up in a bulk redirect list.",
    "xor": "from_value",
    "onlyPhases": [
     "http_request_redirect"
    ],
    "properties": {
     "name": {
      "type": "string",
      "required": true,
      "summary": "List name.",
      "pattern": "^[a-z0-9_]{1,50}$"
     },
     "key": {
      "type": "string",
      "required": true,
      "summary": "Expression giving the lookup key, normally http.request.full_uri.",
      "expressionKind": "value:String"
     }
    }
   }
  },
  "summary": "Answers with an HTTP redirect."
 },
 {
  "action": "route",
  "label": "Route",
  "phases": [
   "http_request_origin"
  ],
  "parametersRequired": true,
  "parameters": {
   "host_header": {
    "type": "string",
    "required": false,
    "summary": "New Host header; also changes SNI unless sni is set.",
    "plans": {
     "label": "Enterprise",
     "min": "enterprise"
    }
   },
   "sni": {
    "type": "object",
    "required": false,
    "summary": "New SNI, fixed text only.",
    "plans": {
     "label": "Enterprise",
     "min": "enterprise"
    },
    "properties": {
     "value": {
      "type": "string",
      "required": true
     }
    }
   },
   "origin": {
    "type": "object",
    "required": false,
    "summary": "Where to connect.",
    "properties": {
     "host": {
      "type": "string",
      "required": false,
      "summary": "Hostname in the same account.",
      "plans": {
       "label": "Enterprise",
       "min": "enterprise"
      }
     },
     "port": {
      "type": "integer",
      "required": false,
      "summary": "Destination port.",
      "min": 1,
      "max": 65535
     }
    }
   }
  },
  "summary": "Sends the request to another origin host, port, SNI or Host header."
 },
 {
  "action": "set_config",
  "label": "Set Configuration",
  "phases": [
   "http_config_settings"
  ],
  "parametersRequired": true,
  "parameters": {
   "automatic_https_rewrites": {
    "type": "boolean",
    "required": false
   },
   "autominify": {
    "type": "object",
    "required": false,
    "properties": {
     "css": {
      "type": "boolean",
      "required": false
     },
     "html": {
      "type": "boolean",
      "required": false
     },
     "js": {
      "type": "boolean",
      "required": false
     }
    },
    "deprecated": true,
    "note": "Auto Minify was retired in August 2024"
   },
   "bic": {
    "type": "boolean",
    "required": false,
    "summary": "Browser Integrity Check"
   },
   "content_converter": {
    "type": "boolean",
    "required": false,
    "summary": "HTML to Markdown and the like"
   },
   "disable_apps": {
    "type": "boolean",
    "required": false,
    "values": [
     true
    ],
    "deprecated": true
   },
   "disable_pay_per_crawl": {
    "type": "boolean",
    "required": false,
    "values": [
     true
    ]
   },
   "disable_rum": {
    "type": "boolean",
    "required": false,
    "values": [
     true
    ]
   },
   "disable_zaraz": {
    "type": "boolean",
    "required": false,
    "values": [
     true
    ]
   },
   "email_obfuscation": {
    "type": "boolean",
    "required": false
   },
   "fonts": {
    "type": "boolean",
    "required": false
   },
   "hotlink_protection": {
    "type": "boolean",
    "required": false
   },
   "mirage": {
    "type": "boolean",
    "required": false,
    "deprecated": true,
    "note": "retired September 2025"
   },
   "opportunistic_encryption": {
    "type": "boolean",
    "required": false
   },
   "polish": {
    "type": "string",
    "required": false,
    "values": [
     "off",
     "lossless",
     "lossy",
     "webp"
    ]
   },
   "redirects_for_ai_training": {
    "type": "boolean",
    "required": false
   },
   "request_body_buffering": {
    "type": "string",
    "required": false,
    "values": [
     "none",
     "standard",
     "full"
    ]
   },
   "response_body_buffering": {
    "type": "string",
    "required": false,
    "values": [
     "none",
     "standard"
    ]
   },
   "rocket_loader": {
    "type": "boolean",
    "required": false
   },
   "security_level": {
    "type": "string",
    "required": false,
    "values": [
     "off",
     "essentially_off",
     "under_attack"
    ],
    "sdkValues": [
     "off",
     "essentially_off",
     "low",
     "medium",
     "high",
     "under_attack"
    ],
    "note": "Configuration Rules document only the three values."
   },
   "server_side_excludes": {
    "type": "boolean",
    "required": false
   },
   "ssl": {
    "type": "string",
    "required": false,
    "values": [
     "off",
     "flexible",
     "full",
     "strict",
     "origin_pull"
    ]
   },
   "sxg": {
    "type": "boolean",
    "required": false,
    "deprecated": true,
    "note": "removed October 2025"
   },
   "webmcp_enabled": {
    "type": "boolean",
    "required": false,
    "confidence": "sdk-only"
   },
   "webmcp_packs": {
    "type": "array<string>",
    "required": false,
    "confidence": "sdk-only"
   }
  },
  "summary": "Overrides zone settings for matching requests."
 },
 {
  "action": "set_cache_settings",
  "label": "Set Cache Settings",
  "phases": [
   "http_request_cache_settings",
   "http_response_cache_settings"
  ],
  "parametersRequired": true,
  "parameters": {
   "cache": {
    "type": "boolean",
    "required": false,
    "summary": "Eligible for cache, or bypass."
   },
   "additional_cacheable_ports": {
    "type": "array<integer>",
    "required": false,
    "plans": {
     "label": "Enterprise",
     "min": "enterprise"
    }
   },
   "browser_ttl": {
    "type": "object",
    "required": false,
    "properties": {
     "mode": {
      "type": "string",
      "required": true,
      "values": [
       "respect_origin",
       "bypass_by_default",
       "override_origin",
       "bypass"
      ],
      "note": "bypass appears in the SDK only"
     },
     "default": {
      "type": "integer",
      "required": false,
      "requiredIf": {
       "mode": "override_origin"
      },
      "unit": "s"
     }
    }
   },
   "cache_key": {
    "type": "object",
    "required": false,
    "properties": {
     "cache_by_device_type": {
      "type": "boolean",
      "required": false
     },
     "cache_deception_armor": {
      "type": "boolean",
      "required": false
     },
     "ignore_query_strings_order": {
      "type": "boolean",
      "required": false
     },
     "custom_key": {
      "type": "object",
      "required": false,
      "properties": {
       "cookie": {
        "type": "object",
        "required": false,
        "properties": {
         "check_presence": {
          "type": "array<string>",
          "required": false
         },
         "include": {
          "type": "array<string>",
          "required": false
         }
        },
        "plans": {
         "label": "Enterprise",
         "min": "enterprise"
        }
       },
       "header": {
        "type": "object",
        "required": false,
        "properties": {
         "check_presence": {
          "type": "array<string>",
          "required": false
         },
         "contains": {
          "type": "map<string,array<string>>",
          "required": false
         },
         "exclude_origin": {
          "type": "boolean",
          "required": false
         },
         "include": {
          "type": "array<string>",
          "required": false
         }
        },
        "plans": {
         "label": "Enterprise",
         "min": "enterprise"
        }
       },
       "host": {
        "type": "object",
        "required": false,
        "properties": {
         "resolved": {
          "type": "boolean",
          "required": false
         }
        },
        "plans": {
         "label": "Enterprise",
         "min": "enterprise"
        }
       },
       "query_string": {
        "type": "object",
        "required": false,
        "properties": {
         "exclude": {
          "type": "object",
          "required": false,
          "properties": {
           "all": {
            "type": "boolean",
            "required": false,
            "values": [
             true
            ]
           },
           "list": {
            "type": "array<string>",
            "required": false
           }
          }
         },
         "include": {
          "type": "object",
          "required": false,
          "properties": {
           "all": {
            "type": "boolean",
            "required": false,
            "values": [
             true
            ]
           },
           "list": {
            "type": "array<string>",
            "required": false
           }
          }
         }
        },
        "note": "include xor exclude; the docs example uses [\"*\"] as a short form; ignoring the query string is on all plans, naming parameters is Enterprise",
        "maxItems": 100
       },
       "user": {
        "type": "object",
        "required": false,
        "properties": {
         "device_type": {
          "type": "boolean",
          "required": false
         },
         "geo": {
          "type": "boolean",
          "required": false
         },
         "lang": {
          "type": "boolean",
          "required": false
         }
        },
        "plans": {
         "label": "Enterprise",
         "min": "enterprise"
        }
       }
      }
     }
    }
   },
   "cache_reserve": {
    "type": "object",
    "required": false,
    "properties": {
     "eligible": {
      "type": "boolean",
      "required": true
     },
     "minimum_file_size": {
      "type": "integer",
      "required": false,
      "unit": "bytes"
     }
    }
   },
   "edge_ttl": {
    "type": "object",
    "required": false,
    "properties": {
     "mode": {
      "type": "string",
      "required": true,
      "values": [
       "respect_origin",
       "bypass_by_default",
       "override_origin"
      ]
     },
     "default": {
      "type": "integer",
      "required": false,
      "requiredIf": {
       "mode": "override_origin"
      },
      "unit": "s",
      "note": "minimum 2 h Free, 1 h Pro, 1 s Business and Enterprise"
     },
     "status_code_ttl": {
      "type": "array<object>",
      "required": false,
      "items": {
       "value": {
        "type": "integer",
        "required": true,
        "note": "0 no-cache, -1 no-store"
       },
       "status_code": {
        "type": "integer",
        "required": false,
        "xor": "status_code_range"
       },
       "status_code_range": {
        "type": "object",
        "required": false,
        "properties": {
         "from": {
          "type": "integer",
          "required": false
         },
         "to": {
          "type": "integer",
          "required": false
         }
        }
       }
      },
      "plans": {
       "label": "Enterprise",
       "min": "enterprise"
      },
      "planBasis": "plans table \"cache by status code\""
     }
    }
   },
   "origin_cache_control": {
    "type": "boolean",
    "required": false
   },
   "origin_error_page_passthru": {
    "type": "boolean",
    "required": false
   },
   "origin_range_requests": {
    "type": "object",
    "required": false,
    "properties": {
     "mode": {
      "type": "string",
      "required": true,
      "values": [
       "on",
       "off",
       "default"
      ]
     }
    },
    "confidence": "sdk-only"
   },
   "read_timeout": {
    "type": "integer",
    "required": false,
    "unit": "s",
    "plans": {
     "label": "Enterprise",
     "min": "enterprise"
    }
   },
   "respect_strong_etags": {
    "type": "boolean",
    "required": false
   },
   "serve_stale": {
    "type": "object",
    "required": false,
    "properties": {
     "disable_stale_while_updating": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "shared_dictionary": {
    "type": "object",
    "required": false,
    "properties": {
     "match_pattern": {
      "type": "string",
      "required": true
     }
    },
    "confidence": "sdk-only"
   },
   "strip_etags": {
    "type": "boolean",
    "required": false,
    "onlyPhases": [
     "http_response_cache_settings"
    ]
   },
   "strip_last_modified": {
    "type": "boolean",
    "required": false,
    "onlyPhases": [
     "http_response_cache_settings"
    ]
   },
   "strip_set_cookie": {
    "type": "boolean",
    "required": false,
    "onlyPhases": [
     "http_response_cache_settings"
    ]
   },
   "vary": {
    "type": "object",
    "required": false,
    "properties": {
     "default": {
      "type": "object",
      "required": true,
      "properties": {
       "action": {
        "type": "string",
        "required": true,
        "values": [
         "bypass",
         "passthrough",
         "normalize"
        ]
       }
      }
     },
     "headers": {
      "type": "map<string,object>",
      "required": false,
      "valueProperties": {
       "action": {
        "type": "string",
        "required": true,
        "values": [
         "bypass",
         "passthrough",
         "normalize"
        ]
       },
       "languages": {
        "type": "array<string>",
        "required": false,
        "note": "accept-language only"
       },
       "media_types": {
        "type": "array<string>",
        "required": false,
        "note": "accept only"
       }
      }
     }
    },
    "confidence": "sdk-only"
   }
  },
  "summary": "Decides whether and how responses are cached."
 },
 {
  "action": "set_cache_control",
  "label": "Set Cache Control",
  "phases": [
   "http_response_cache_settings"
  ],
  "parametersRequired": true,
  "parameters": {
   "max-age": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "value": {
      "type": "integer",
      "required": false,
      "requiredIf": {
       "operation": "set"
      },
      "unit": "s"
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "s-maxage": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "value": {
      "type": "integer",
      "required": false,
      "requiredIf": {
       "operation": "set"
      },
      "unit": "s"
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "stale-if-error": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "value": {
      "type": "integer",
      "required": false,
      "requiredIf": {
       "operation": "set"
      },
      "unit": "s"
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "stale-while-revalidate": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "value": {
      "type": "integer",
      "required": false,
      "requiredIf": {
       "operation": "set"
      },
      "unit": "s"
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "private": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "qualifiers": {
      "type": "array<string>",
      "required": false
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "no-cache": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "qualifiers": {
      "type": "array<string>",
      "required": false
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "no-store": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "no-transform": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "must-revalidate": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "proxy-revalidate": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "must-understand": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "public": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "immutable": {
    "type": "object",
    "required": false,
    "properties": {
     "operation": {
      "type": "string",
      "required": true,
      "values": [
       "set",
       "remove"
      ]
     },
     "cloudflare_only": {
      "type": "boolean",
      "required": false
     }
    }
   }
  },
  "summary": "Sets or drops Cache-Control directives of the origin response.",
  "notes": "Documented under Cache Response Rules."
 },
 {
  "action": "set_cache_tags",
  "label": "Set Cache Tags",
  "phases": [
   "http_response_cache_settings"
  ],
  "parametersRequired": true,
  "parameters": {
   "operation": {
    "type": "string",
    "required": true,
    "values": [
     "add",
     "remove",
     "set"
    ]
   },
   "values": {
    "type": "array<string>",
    "required": false,
    "xor": "expression"
   },
   "expression": {
    "type": "string",
    "required": false,
    "xor": "values",
    "expressionKind": "value:Array<String>"
   }
  },
  "summary": "Adds, drops or replaces the cache tags of a response.",
  "notes": "Documented under Cache Response Rules. The only action with an Array<String> value expression."
 },
 {
  "action": "compress_response",
  "label": "Compress Response",
  "phases": [
   "http_response_compression"
  ],
  "parametersRequired": true,
  "parameters": {
   "algorithms": {
    "type": "array<object>",
    "required": true,
    "minItems": 1,
    "items": {
     "name": {
      "type": "string",
      "required": true,
      "values": [
       "none",
       "auto",
       "default",
       "gzip",
       "brotli",
       "zstd"
      ]
     }
    },
    "rule": "none, auto or default must come last"
   }
  },
  "summary": "Chooses the compression towards the visitor."
 },
 {
  "action": "serve_error",
  "label": "Serve Error",
  "phases": [
   "http_custom_errors"
  ],
  "terminating": true,
  "parametersRequired": true,
  "parameters": {
   "content": {
    "type": "string",
    "required": false,
    "xor": "asset_name",
    "maxBytes": 10240
   },
   "asset_name": {
    "type": "string",
    "required": false,
    "xor": "content",
    "pattern": "^[A-Za-z0-9_]{1,200}$"
   },
   "content_type": {
    "type": "string",
    "required": false,
    "requiredIf": {
     "content": "present"
    },
    "values": [
     "application/json",
     "text/html",
     "text/plain",
     "text/xml"
    ]
   },
   "status_code": {
    "type": "integer",
    "required": false,
    "min": 400,
    "max": 999
   }
  },
  "summary": "Replaces the body of an error response."
 },
 {
  "action": "log_custom_field",
  "label": "Log custom field",
  "phases": [
   "http_log_custom_fields"
  ],
  "terminating": true,
  "parametersRequired": true,
  "parameters": {
   "request_fields": {
    "type": "array<object>",
    "required": false,
    "maxItems": 100,
    "items": {
     "name": {
      "type": "string",
      "required": true
     }
    }
   },
   "transformed_request_fields": {
    "type": "array<object>",
    "required": false,
    "maxItems": 100,
    "items": {
     "name": {
      "type": "string",
      "required": true
     }
    }
   },
   "response_fields": {
    "type": "array<object>",
    "required": false,
    "maxItems": 100,
    "items": {
     "name": {
      "type": "string",
      "required": true
     },
     "preserve_duplicates": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "raw_response_fields": {
    "type": "array<object>",
    "required": false,
    "maxItems": 100,
    "items": {
     "name": {
      "type": "string",
      "required": true
     },
     "preserve_duplicates": {
      "type": "boolean",
      "required": false
     }
    }
   },
   "cookie_fields": {
    "type": "array<object>",
    "required": false,
    "maxItems": 100,
    "items": {
     "name": {
      "type": "string",
      "required": true
     }
    }
   }
  },
  "summary": "Adds headers and cookies to Logpush HTTP request logs.",
  "notes": "Expression must be true. Header names in lowercase; cookie names keep their case. At least one array. Same header not both raw and transformed."
 },
 {
  "action": "score",
  "label": "Score",
  "phases": [
   "http_request_firewall_managed"
  ],
  "parametersRequired": true,
  "parameters": {
   "increment": {
    "type": "integer",
    "required": true
   }
  },
  "summary": "Adds to or takes from an anomaly score, as the OWASP managed ruleset does.",
  "notes": "Used by managed rulesets; not in the documented action table.",
  "confidence": "sdk-only"
 },
 {
  "action": "ddos_dynamic",
  "label": "DDoS Dynamic",
  "phases": [
   "ddos_l7"
  ],
  "parameters": {},
  "summary": "Lets the DDoS system choose the mitigation; internal to the managed ruleset.",
  "confidence": "documented"
 },
 {
  "action": "force_connection_close",
  "label": "Force Connection Close",
  "phases": [
   "ddos_l7"
  ],
  "parameters": {},
  "summary": "Closes the client connection so that the client must reconnect; internal to the managed ruleset.",
  "confidence": "documented"
 },
 {
  "action": "transform_response_html",
  "label": "Transform Response HTML",
  "parametersRequired": true,
  "parameters": {
   "link_maze": {
    "type": "object",
    "required": true
   }
  },
  "summary": "Changes the HTML of a response with a link maze; phase not documented.",
  "confidence": "sdk-only"
 }
];
