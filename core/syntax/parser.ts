import { BOOL, typeName, UNKNOWN } from "#core/catalog/value-type.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Expression, Missing, Operand, ParseOptions, Tree } from "./ast.ts";
import { type Failure, typeMismatch, unknownIdentifier, unrecognised } from "./engine-errors.ts";
import { diagnosticOf } from "./findings.ts";
import { reportUnopened } from "./junk-slips.ts";
import { LogicalParser } from "./logical.ts";
import { recoverOperand, recoverWord } from "./operand-slips.ts";
import { balancedEnd, excerpt, isDoubled, isForeignQuote, junkEnd, missing, reportDoubled } from "./recovery.ts";
import { resultType } from "./result-type.ts";
import { anyFix } from "./type-slips.ts";

/** The whole parser: the grammar's layers and its two roots. One instance parses one expression once. */
export class Parser extends LogicalParser {
  private readonly options: ParseOptions;
  private rootChecked = false;

  constructor(text: string, options: ParseOptions) {
    super(text, options);
    this.options = options;
  }

  parse(): Tree {
    const root = this.options.root === "value" ? this.value() : this.filter();
    const { text, options, skipped, findings, engineError } = this;
    const end = Math.min(options.end ?? text.length, text.length);
    const start = Math.max(0, Math.min(options.start ?? 0, end));
    if (findings.length === 0) return { text, start, end, root, options, skipped, diagnostics: [], engineError };
    let diagnostics: Diagnostic[] | undefined;
    return {
      text,
      start,
      end,
      root,
      options,
      skipped,
      get diagnostics() {
        diagnostics ??= findings.map(diagnosticOf);
        return diagnostics;
      },
      engineError,
    };
  }

  private filter(): Expression {
    const first = this.at;
    if (first >= this.end) {
      const failure = {
        kind: "ExpectedName",
        message: "expected identifier character",
        start: first,
        end: first,
      } as const;
      this.report(failure, "syntax/empty", { start: first, end: first }, {});
      return missing("operand", first);
    }
    let root = this.logical();
    this.checkRoot(root);
    while (this.triviaEnd(this.at) < this.end) {
      root = this.resume(root, unrecognised(this.at, this.end), undefined);
      this.closeNothing();
    }
    return root;
  }

  /** The root's type is judged before left-over text is, and after the first complete expression. */
  private checkRoot(root: Expression): void {
    const type = resultType(root);
    if (type === BOOL || type === UNKNOWN || this.rootChecked) return;
    this.rootChecked = true;
    const failure = typeMismatch(BOOL, type, this.at, this.end);
    const span = { start: root.start, end: root.end };
    if (type.kind === "Array" && type.element === BOOL)
      this.report(failure, "type/needs-quantifier", span, {}, [anyFix(root)]);
    else this.report(failure, "type/not-boolean", span, { type: typeName(type) });
  }

  /** A `)` that no bracket opened; it is stepped over. */
  private closeNothing(): void {
    const at = this.triviaEnd(this.at);
    if (this.code(at) !== 0x29) return;
    reportUnopened(this, unrecognised(this.at, this.end), at);
    this.skip(at, at + 1);
    this.at = at + 1;
  }

  private value(): Expression {
    const start = this.at;
    const root = this.operand();
    if (root.kind !== "missing" && root.mapEach > 0 && root.type !== UNKNOWN) {
      const failure = typeMismatch(root.type, resultType(root), start, this.end);
      this.report(failure, "type/value-open-each", root, {});
    }
    const next = this.triviaEnd(this.at);
    if (next < this.end) {
      this.afterValue(root, next);
      this.skip(next, this.end);
      this.at = this.end;
    }
    return root;
  }

  /** Reports text after a complete value expression. */
  private afterValue(root: Expression, next: number): void {
    const failure = unrecognised(this.at, this.end);
    const code = this.code(next);
    if (this.isEcho(root.start, next)) this.mistakes++;
    else if (code === 0x29 || code === 0x5d || code === 0x7d) reportUnopened(this, failure, next);
    else if (root.kind === "field" && isDoubled(this, root, next)) reportDoubled(this, failure, root, next);
    else {
      const span = { start: next, end: Math.max(junkEnd(this, next, false), next + 1) };
      this.report(failure, "syntax/value-operator", span, { text: excerpt(this.text.slice(next, span.end)) });
    }
  }

  protected recoverName(name: string, nameEnd: number): Operand | Missing | undefined {
    const { at } = this;
    if (this.options.root === "value" && this.callDepth === 0 && (name === "any" || name === "all")) {
      if (this.code(this.triviaEnd(nameEnd)) !== 0x28) return undefined;
      this.report(unknownIdentifier(at, nameEnd), "type/quantifier-as-value", { start: at, end: nameEnd }, { name });
      const end = balancedEnd(this, this.triviaEnd(nameEnd)).end;
      this.skip(at, end);
      this.at = end;
      return missing("operand", at);
    }
    return recoverWord(this, unknownIdentifier(at, nameEnd), name, this.callDepth > 0, this.previousComparison());
  }

  protected recoverOperand(failure: Failure): Operand | Missing {
    const start = this.at;
    const isLiteral = this.code(start) === 0x22 || isForeignQuote(this, start);
    if (this.options.root === "value" && this.callDepth === 0 && isLiteral) {
      this.report(failure, "syntax/value-literal", { start, end: this.end }, {});
      this.skip(start, this.end);
      this.at = this.end;
      return missing("operand", start);
    }
    return recoverOperand(this, failure, this.callDepth > 0, this.previousComparison());
  }
}
