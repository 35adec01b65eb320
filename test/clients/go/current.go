package main

import (
	"context"
	"time"

	"github.com/cloudflare/cloudflare-go/v7/option"
	"github.com/cloudflare/cloudflare-go/v7/rules"
	"github.com/cloudflare/cloudflare-go/v7/rulesets"
	"github.com/cloudflare/cloudflare-go/v7/zones"
)

// current does what users of cloudflare-go v7 do. Its services are used without the client around them, which would
// compile every product of Cloudflare; they send the same requests.
func current(world world) {
	ctx := context.Background()
	options := []option.RequestOption{option.WithBaseURL(world.api), option.WithAPIToken(world.token)}
	zoneService := zones.NewZoneService(options...)
	service := rulesets.NewRulesetService(options...)
	lists := rules.NewListService(options...)
	const custom = rulesets.PhaseHTTPRequestFirewallCustom

	step("zones, 5 a page", func() any {
		params := zones.ZoneListParams{}
		params.PerPage.Value, params.PerPage.Present = 5, true
		names := []string{}
		pages := zoneService.ListAutoPaging(ctx, params)
		for pages.Next() {
			names = append(names, pages.Current().Name)
		}
		return orError(names, pages.Err())
	})
	step("zones by name", func() any {
		params := zones.ZoneListParams{}
		params.Name.Value, params.Name.Present = "contains:zone-1", true
		page, err := zoneService.List(ctx, params)
		if err != nil {
			return saw(err)
		}
		names := []string{}
		for _, zone := range page.Result {
			names = append(names, zone.Name)
		}
		return names
	})

	entryPoint := func(phase rulesets.Phase) (*rulesets.PhaseGetResponse, error) {
		params := rulesets.PhaseGetParams{}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		return service.Phases.Get(ctx, phase, params)
	}
	refs := func(phase rulesets.Phase) any {
		found, err := entryPoint(phase)
		if err != nil {
			return saw(err)
		}
		names := []string{}
		for _, rule := range found.Rules {
			names = append(names, rule.Ref)
		}
		return names
	}
	id := func(ref string) string {
		found, err := entryPoint(custom)
		if err == nil {
			for _, rule := range found.Rules {
				if rule.Ref == ref {
					return rule.ID
				}
			}
		}
		return ""
	}

	step("no entry point yet", func() any { return refs(custom) })
	create := func(phase rulesets.Phase, rules ...rulesets.RulesetNewParamsRuleUnion) any {
		params := rulesets.RulesetNewParams{}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		params.Kind.Value, params.Kind.Present = rulesets.KindZone, true
		params.Name.Value, params.Name.Present = "default", true
		params.Phase.Value, params.Phase.Present = phase, true
		params.Rules.Value, params.Rules.Present = rules, true
		made, err := service.New(ctx, params)
		if err != nil {
			return saw(err)
		}
		return map[string]any{"version": made.Version, "kind": made.Kind, "rules": len(made.Rules)}
	}
	step("create the entry point", func() any { return create(custom, block("first", `http.host eq "a.example.com"`)) })
	step("create it once more", func() any { return create(custom, block("first", `http.host eq "a.example.com"`)) })
	step("create a rate limiting rule", func() any {
		rule := block("login", `http.request.uri.path eq "/login"`)
		limit := &rule.Ratelimit
		limit.Present = true
		limit.Value.Characteristics.Value, limit.Value.Characteristics.Present = []string{"ip.src", "cf.colo.id"}, true
		limit.Value.Period.Value, limit.Value.Period.Present = 60, true
		limit.Value.RequestsPerPeriod.Value, limit.Value.RequestsPerPeriod.Present = 20, true
		limit.Value.MitigationTimeout.Value, limit.Value.MitigationTimeout.Present = 600, true
		return create(rulesets.PhaseHTTPRatelimit, rule)
	})

	ruleset := func() string {
		if found, err := entryPoint(custom); err == nil {
			return found.ID
		}
		return ""
	}
	add := func(body rulesets.RuleNewParamsBodyUnion, dry bool) any {
		params := rulesets.RuleNewParams{Body: body}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		params.DryRun.Value, params.DryRun.Present = dry, dry
		made, err := service.Rules.New(ctx, ruleset(), params)
		if err != nil {
			return saw(err)
		}
		return map[string]any{"version": made.Version, "rules": len(made.Rules)}
	}
	plain := func(ref, expression string) rulesets.RuleNewParamsBodyBlockRule {
		return rulesets.RuleNewParamsBodyBlockRule{BlockRuleParam: block(ref, expression)}
	}
	step("add a rule", func() any { return add(plain("second", `http.host eq "b.example.com"`), false) })
	step("add a rule at the top", func() any {
		rule := plain("top", "ssl")
		position := rulesets.RuleNewParamsBodyBlockRulePosition{}
		position.Before.Value, position.Before.Present = "", true
		rule.Position.Value, rule.Position.Present = position, true
		return add(rule, false)
	})
	step("the order", func() any { return refs(custom) })
	step("a dry run stores nothing", func() any {
		return []any{add(plain("dry", "ssl"), true), refs(custom)}
	})
	step("a bad expression", func() any { return add(plain("bad", `http.hots eq "a"`), false) })
	step("a bad expression in a dry run", func() any { return add(plain("bad", "ip.src eq 300.0.0.1"), true) })

	edit := func(ref string, body rulesets.RuleEditParamsBodyUnion) any {
		params := rulesets.RuleEditParams{Body: body}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		made, err := service.Rules.Edit(ctx, ruleset(), id(ref), params)
		if err != nil {
			return saw(err)
		}
		seen := []any{}
		for _, rule := range made.Rules {
			seen = append(seen, []any{rule.Ref, rule.Version, rule.Enabled})
		}
		return seen
	}
	step("switch a rule off", func() any {
		rule := rulesets.RuleEditParamsBodyBlockRule{BlockRuleParam: block("second", `http.host eq "b.example.com"`)}
		rule.Enabled.Value, rule.Enabled.Present = false, true
		return edit("second", rule)
	})
	step("move a rule to the end", func() any {
		rule := rulesets.RuleEditParamsBodyBlockRule{BlockRuleParam: block("top", "ssl")}
		position := rulesets.RuleEditParamsBodyBlockRulePosition{}
		position.After.Value, position.After.Present = "", true
		rule.Position.Value, rule.Position.Present = position, true
		return edit("top", rule)
	})
	step("delete a rule", func() any {
		params := rulesets.RuleDeleteParams{}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		if _, err := service.Rules.Delete(ctx, ruleset(), id("first"), params); err != nil {
			return saw(err)
		}
		return refs(custom)
	})
	step("replace all rules", func() any {
		params := rulesets.PhaseUpdateParams{}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		params.Rules.Value = []rulesets.PhaseUpdateParamsRuleUnion{block("second", "ssl"), block("third", "not ssl")}
		params.Rules.Present = true
		before := id("second")
		made, err := service.Phases.Update(ctx, custom, params)
		if err != nil {
			return saw(err)
		}
		return map[string]any{"rules": len(made.Rules), "kept its id": before == made.Rules[0].ID}
	})
	step("versions", func() any {
		params := rulesets.PhaseVersionListParams{}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		page, err := service.Phases.Versions.List(ctx, custom, params)
		if err != nil {
			return saw(err)
		}
		return len(page.Result)
	})
	step("the zone's rulesets", func() any {
		params := rulesets.RulesetListParams{}
		params.ZoneID.Value, params.ZoneID.Present = world.zone, true
		phases := []string{}
		pages := service.ListAutoPaging(ctx, params)
		for pages.Next() {
			phases = append(phases, string(pages.Current().Phase))
		}
		return orError(phases, pages.Err())
	})

	step("a list with 5 items, 2 a page", func() any {
		made := rules.ListNewParams{}
		made.AccountID.Value, made.AccountID.Present = world.account, true
		made.Kind.Value, made.Kind.Present = rules.ListNewParamsKindIP, true
		made.Name.Value, made.Name.Present = "go_current", true
		list, err := lists.New(ctx, made)
		if err != nil {
			return saw(err)
		}
		items := rules.ListItemNewParams{}
		items.AccountID.Value, items.AccountID.Present = world.account, true
		for _, address := range []string{"192.0.2.1", "192.0.2.2", "192.0.2.3", "198.51.100.0/24", "2001:db8::/32"} {
			item := rules.ListItemNewParamsBodyListsListItemIPComment{}
			item.IP.Value, item.IP.Present = address, true
			items.Body = append(items.Body, item)
		}
		begun, err := lists.Items.New(ctx, list.ID, items)
		if err != nil {
			return saw(err)
		}
		if status := settled(ctx, lists, world.account, begun.OperationID); status != "completed" {
			return status
		}
		query := rules.ListItemListParams{}
		query.AccountID.Value, query.AccountID.Present = world.account, true
		query.PerPage.Value, query.PerPage.Present = 2, true
		addresses := []string{}
		pages := lists.Items.ListAutoPaging(ctx, list.ID, query)
		for pages.Next() {
			addresses = append(addresses, pages.Current().IP)
		}
		return orError(addresses, pages.Err())
	})

	step("429 twice, then an answer", func() any {
		world.control("addFault", `{"method":"GET","path":"entrypoint$","times":2,"effect":{"kind":"rate-limited","retryAfter":1}}`)
		return refs(custom)
	})
	step("429 for too long", func() any {
		world.control("addFault", `{"method":"GET","path":"entrypoint$","times":3,"effect":{"kind":"rate-limited","retryAfter":0}}`)
		return refs(custom)
	})
	step("an outage's page", func() any {
		world.control("addFault", `{"method":"GET","path":"entrypoint$","times":3,"effect":{"kind":"failure","status":502,"body":"html"}}`)
		found := refs(custom)
		world.control("clearFaults", "{}")
		return found
	})
}

// block is a rule that blocks.
func block(ref, expression string) rulesets.BlockRuleParam {
	rule := rulesets.BlockRuleParam{}
	rule.Ref.Value, rule.Ref.Present = ref, true
	rule.Action.Value, rule.Action.Present = rulesets.BlockRuleActionBlock, true
	rule.Description.Value, rule.Description.Present = ref, true
	rule.Enabled.Value, rule.Enabled.Present = true, true
	rule.Expression.Value, rule.Expression.Present = expression, true
	return rule
}

// settled asks for a bulk operation until it is over.
func settled(ctx context.Context, lists *rules.ListService, account, operation string) string {
	query := rules.ListBulkOperationGetParams{}
	query.AccountID.Value, query.AccountID.Present = account, true
	for range 50 {
		found, err := lists.BulkOperations.Get(ctx, operation, query)
		if err != nil {
			return err.Error()
		}
		if found.Status == "completed" || found.Status == "failed" {
			return string(found.Status) + found.Error
		}
		time.Sleep(50 * time.Millisecond)
	}
	return "still pending"
}
