import type { JournalEntry } from '~/domain/command'
import type { AreaCommand } from '~/domain/commandTraits'

/** What the text of a command needs. `key`: another text than the one named by its kind. */
export interface Said {
  key?: string
  facts?: Record<string, string | number>
}

/** How the history says what each command of an area did. `name`: what the record is called, where its change tells; '' else. */
export type Sentences<C extends AreaCommand> = {
  readonly [K in C['kind']]: (
    command: { [Each in C['kind']]: Extract<C, { kind: Each }> }[K],
    name: string,
    entry: Pick<JournalEntry, 'changes' | 'changed'>,
  ) => Said
}
