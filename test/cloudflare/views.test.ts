import { describe, expectTypeOf, it } from "vitest";
import type * as views from "#cloudflare/views.ts";
import type * as protocol from "#server/protocol.ts";

describe("what Cloudflare's room answers", () => {
  it("is what the protocol passes on", () => {
    expectTypeOf<views.SessionStatus>().toEqualTypeOf<protocol.SessionStatus>();
    expectTypeOf<views.ZoneChoice>().toEqualTypeOf<protocol.ZoneChoice>();
    expectTypeOf<views.HostList>().toEqualTypeOf<protocol.HostList>();
    expectTypeOf<views.PlanView>().toEqualTypeOf<protocol.PlanView>();
    expectTypeOf<views.DeployView>().toEqualTypeOf<protocol.DeployView>();
    expectTypeOf<views.Failure>().toExtend<protocol.Failure>();
  });
});
