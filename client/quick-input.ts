import * as vscode from "vscode";

/** The person asked for the step before this one. */
export const BACK = Symbol("back");

/** An answer, or one step back; undefined when the person left. */
export type Answer<T> = T | typeof BACK | undefined;

/** Where a step stands in its flow. */
export interface StepFrame {
  readonly title: string;
  readonly step?: number;
  readonly of?: number;
  /** Shows the Back button. */
  readonly back?: boolean;
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** One of a list. `chosen` is the value that stands ready. */
export function pickOne<T>(
  frame: StepFrame,
  options: { placeholder: string; choices: readonly Choice<T>[]; chosen?: T },
): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = options.choices;
  // Told that none is active, VS Code would not make the first one so: Enter would do nothing.
  const ready = options.choices.find(({ value }) => value === options.chosen);
  if (ready) pick.activeItems = [ready];
  return ask<T>(pick, frame, (settle) => [
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0] ?? pick.activeItems[0];
      if (chosen) settle(chosen.value);
    }),
  ]);
}

/** Any of a list; none is chosen at first. */
export function pickMany<T>(
  frame: StepFrame,
  options: { placeholder: string; choices: readonly Choice<T>[] },
): Promise<Answer<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.canSelectMany = true;
  pick.placeholder = options.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = options.choices;
  return ask<readonly T[]>(pick as vscode.QuickPick<vscode.QuickPickItem>, frame, (settle) => [
    pick.onDidAccept(() => settle(pick.selectedItems.map(({ value }) => value))),
  ]);
}

export interface TextQuestion {
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Hides what is typed. */
  readonly password?: boolean;
  readonly buttons?: readonly (vscode.QuickInputButton & { readonly press: () => void })[];
  /** What is wrong with the text; a text of `warning` lets it pass. */
  readonly judge: (text: string) => { error?: string; warning?: string };
  /** Tries the text before the box closes; what it returns is said below the box, which then stays. */
  readonly attempt?: (text: string) => Promise<string | undefined>;
}

/** A line of text. It cannot be accepted while it is wrong. */
export function askText(frame: StepFrame, question: TextQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = question.prompt;
  box.value = question.value;
  box.placeholder = question.placeholder;
  box.password = question.password ?? false;
  const extra = question.buttons ?? [];
  const judge = () => {
    const { error, warning } = question.judge(box.value);
    box.validationMessage =
      error ?? (warning && { message: warning, severity: vscode.InputBoxValidationSeverity.Warning });
    return error === undefined;
  };
  return ask<string>(
    box,
    frame,
    (settle) => [
      box.onDidChangeValue(() => {
        // An empty box is asked for, not scolded.
        if (box.value === "") box.validationMessage = undefined;
        else judge();
      }),
      box.onDidAccept(async () => {
        if (!judge()) return;
        const text = box.value;
        if (question.attempt) {
          box.busy = true;
          box.enabled = false;
          const refusal = await question.attempt(text);
          box.busy = false;
          box.enabled = true;
          if (refusal !== undefined) {
            box.validationMessage = refusal;
            return;
          }
        }
        settle(text);
      }),
      box.onDidTriggerButton((button) => extra.find((one) => one === button)?.press()),
    ],
    extra,
  );
}

/** Shows a quick input until it is settled, left, or Back is pressed. */
export function ask<T>(
  input: vscode.QuickPick<Choice<T>> | vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>,
  frame: StepFrame,
  listen: (settle: (answer: Answer<T>) => void) => readonly vscode.Disposable[],
  buttons: readonly vscode.QuickInputButton[] = [],
): Promise<Answer<T>> {
  input.title = frame.title;
  input.step = frame.step;
  input.totalSteps = frame.of;
  input.ignoreFocusOut = true;
  input.buttons = [...(frame.back ? [vscode.QuickInputButtons.Back] : []), ...buttons];
  return new Promise((resolve) => {
    const settle = (answer: Answer<T>) => {
      resolve(answer);
      for (const one of [...listeners, input]) one.dispose();
    };
    const listeners = [
      ...listen(settle),
      input.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) settle(BACK);
      }),
      input.onDidHide(() => settle(undefined)),
    ];
    input.show();
  });
}
