package main

import (
	"context"
	"errors"

	"github.com/cloudflare/cloudflare-go"
)

// legacy does what users of cloudflare-go v0 do, Terraform's provider up to its version 4 among them: read the entry
// point, change the list of rules, and send the whole of it back.
func legacy(world world) {
	ctx := context.Background()
	retry := cloudflare.UsingRetryPolicy(3, 0, 1)
	api, err := cloudflare.NewWithAPIToken(world.token, cloudflare.BaseURL(world.api), retry)
	if err != nil {
		panic(err)
	}
	zone := cloudflare.ZoneIdentifier(world.zone)
	account := cloudflare.AccountIdentifier(world.account)
	const custom = string(cloudflare.RulesetPhaseHTTPRequestFirewallCustom)

	step("verify the token", func() any {
		found, err := api.VerifyAPIToken(ctx)
		return orError(found.Status, err)
	})
	step("all zones", func() any {
		found, err := api.ListZones(ctx)
		if err != nil {
			return saw(err)
		}
		names := []string{}
		for _, zone := range found {
			names = append(names, zone.Name)
		}
		return names
	})
	step("a zone's id by its name", func() any {
		found, err := api.ZoneIDByName("example.com")
		return orError(found == world.zone, err)
	})
	step("no entry point yet", func() any {
		_, err := api.GetEntrypointRuleset(ctx, zone, custom)
		var missing *cloudflare.NotFoundError
		return []any{saw(err), errors.As(err, &missing)}
	})
	rule := func(ref, expression string) cloudflare.RulesetRule {
		return cloudflare.RulesetRule{
			Ref: ref, Description: ref, Action: string(cloudflare.RulesetRuleActionBlock), Expression: expression,
			Enabled: cloudflare.BoolPtr(true),
		}
	}
	seen := func(found cloudflare.Ruleset, err error) any {
		if err != nil {
			return saw(err)
		}
		rules := []any{}
		for _, rule := range found.Rules {
			rules = append(rules, []any{rule.Ref, *rule.Version})
		}
		return map[string]any{"version": *found.Version, "rules": rules}
	}
	put := func(phase string, rules ...cloudflare.RulesetRule) any {
		params := cloudflare.UpdateEntrypointRulesetParams{Phase: phase, Rules: rules}
		return seen(api.UpdateEntrypointRuleset(ctx, zone, params))
	}
	step("put the entry point", func() any { return put(custom, rule("first", `http.host eq "a.example.com"`)) })
	step("put a rate limiting rule", func() any {
		login := rule("login", `http.request.uri.path eq "/login"`)
		login.RateLimit = &cloudflare.RulesetRuleRateLimit{
			Characteristics: []string{"ip.src", "cf.colo.id"}, Period: 60, RequestsPerPeriod: 20, MitigationTimeout: 600,
		}
		return put(string(cloudflare.RulesetPhaseHTTPRatelimit), login)
	})
	step("read, add a rule, put all back as it was read", func() any {
		found, err := api.GetEntrypointRuleset(ctx, zone, custom)
		if err != nil {
			return saw(err)
		}
		return put(custom, append(found.Rules, rule("second", "ssl"))...)
	})
	step("read, turn the order round, put all back", func() any {
		found, err := api.GetEntrypointRuleset(ctx, zone, custom)
		if err != nil || len(found.Rules) < 2 {
			return orError(len(found.Rules), err)
		}
		return put(custom, found.Rules[1], found.Rules[0])
	})
	step("delete a rule by its id", func() any {
		found, err := api.GetEntrypointRuleset(ctx, zone, custom)
		if err != nil {
			return saw(err)
		}
		params := cloudflare.DeleteRulesetRuleParams{RulesetID: found.ID, RulesetRuleID: found.Rules[0].ID}
		failed := api.DeleteRulesetRule(ctx, zone, params)
		found, err = api.GetEntrypointRuleset(ctx, zone, custom)
		if failed == nil || err != nil {
			return orError("deleted", err)
		}
		refs := []string{}
		for _, rule := range found.Rules {
			refs = append(refs, rule.Ref)
		}
		return []any{saw(failed), refs}
	})
	step("a bad expression", func() any { return put(custom, rule("bad", `http.hots eq "a"`)) })
	step("an action that is none", func() any {
		bad := rule("bad", "ssl")
		bad.Action = "allow"
		return put(custom, bad)
	})
	step("rulesets of the zone", func() any {
		found, err := api.ListRulesets(ctx, zone, cloudflare.ListRulesetsParams{})
		if err != nil {
			return saw(err)
		}
		phases := []string{}
		for _, ruleset := range found {
			phases = append(phases, ruleset.Phase)
		}
		return phases
	})
	step("a list with items, and without the first", func() any {
		made, err := api.CreateList(ctx, account, cloudflare.ListCreateParams{Name: "go_legacy", Kind: "ip"})
		if err != nil {
			return saw(err)
		}
		one, two := "192.0.2.1", "192.0.2.0/24"
		items, err := api.CreateListItems(ctx, account, cloudflare.ListCreateItemsParams{
			ID: made.ID, Items: []cloudflare.ListItemCreateRequest{{IP: &one}, {IP: &two, Comment: "office"}},
		})
		if err != nil {
			return saw(err)
		}
		left, err := api.DeleteListItems(ctx, account, cloudflare.ListDeleteItemsParams{
			ID:    made.ID,
			Items: cloudflare.ListItemDeleteRequest{Items: []cloudflare.ListItemDeleteItemRequest{{ID: items[0].ID}}},
		})
		if err != nil {
			return saw(err)
		}
		return map[string]any{"had": len(items), "has": *left[0].IP, "comment": left[0].Comment}
	})
	step("a token that may only read", func() any {
		world.control("addToken", `{"value":"cfut_go_reader","permissions":["zone:read","zone_waf:read"]}`)
		reader, err := cloudflare.NewWithAPIToken("cfut_go_reader", cloudflare.BaseURL(world.api), retry)
		if err != nil {
			return saw(err)
		}
		found, err := reader.GetEntrypointRuleset(ctx, zone, custom)
		if err != nil {
			return saw(err)
		}
		_, err = reader.UpdateEntrypointRuleset(ctx, zone, cloudflare.UpdateEntrypointRulesetParams{Phase: custom})
		return []any{len(found.Rules), saw(err)}
	})
	step("429 twice, then an answer", func() any {
		world.control("addFault", `{"method":"GET","path":"entrypoint$","times":2,"effect":{"kind":"rate-limited","retryAfter":1}}`)
		return seen(api.GetEntrypointRuleset(ctx, zone, custom))
	})
	step("429 for too long", func() any {
		world.control("addFault", `{"method":"GET","path":"entrypoint$","times":4,"effect":{"kind":"rate-limited","retryAfter":0}}`)
		return seen(api.GetEntrypointRuleset(ctx, zone, custom))
	})
	step("an outage's page", func() any {
		world.control("addFault", `{"method":"GET","path":"entrypoint$","times":4,"effect":{"kind":"failure","status":502,"body":"html"}}`)
		found := seen(api.GetEntrypointRuleset(ctx, zone, custom))
		world.control("clearFaults", "{}")
		return found
	})
}
