import type { Command, Outcome, Refusal } from '~/domain/command'
import { translate } from '~/lib/i18n'
import { errorKind } from '~/session/errorKind'
import { useShop } from '~/session/shop'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { fieldName } from './fieldName'
import { fieldValue } from './fieldValue'
import { formatNow } from './formatNow'
import { sharedMessages } from './messages'
import { peopleMessages } from './peopleMessages'
import { loadCannot, loadedCannot } from './useCannot'
import { loadRuleTexts, ruleText } from './ruleText'

type WithoutId<C> = C extends Command ? Omit<C, 'id'> : never
/** A command before it has its id. */
export type Intent = WithoutId<Command>

export interface RunOptions {
  /** What the toast says when it is done, with an Undo beside it; none: no toast. */
  done?: string
  /** The caller shows a refusal itself. */
  quiet?: boolean
}

/** Carries a command out. A refusal is also said in a toast; undefined where it failed for another reason, which was said as well. */
export type Run = (intent: Intent, options?: RunOptions) => Promise<Outcome | undefined>

const t = translate(sharedMessages)
const people = translate(peopleMessages)

const SHOWN = 5

/** Keys that say nothing to a reader: of a task, a comment, the shop itself. */
const NAMELESS = /^(shop|[0-9a-f]{8}-[0-9a-f]{4}-.*)$/

const nameOf = ({ key, field }: { key: string; field?: string }) => {
  if (field === undefined) return key
  return NAMELESS.test(key) ? fieldName(field) : t('ofKey', { key, field: fieldName(field) })
}

const listOf = (names: string[]) => names.slice(0, SHOWN).join(t('listComma')) + (names.length > SHOWN ? '…' : '')

const fieldsOf = (fields: { key: string; field: string; now: string }[]) =>
  listOf(
    fields.map((field) => {
      const now = fieldValue(field.field, field.now, formatNow())
      return now === '' ? nameOf(field) : t('isNow', { what: nameOf(field), now: now.slice(0, 40) })
    }),
  )

/** A refusal in words. */
export function refusalText(refusal: Refusal, undoing = false): string {
  switch (refusal.why) {
    case 'changedSince':
      return t(undoing ? 'changedSince' : 'savedElsewhere', { fields: fieldsOf(refusal.fields) })
    case 'invalid':
      return t(
        (
          {
            zone: 'invalidZone',
            currency: 'invalidCurrency',
            name: 'invalidName',
            tooLong: 'tooLong',
            currencyFixed: 'currencyFixed',
            personName: 'personNameMissing',
            nameTaken: 'nameTaken',
            taskTitle: 'taskTitleMissing',
            emptyComment: 'commentEmpty',
            fileName: 'fileNameWrong',
            emptyFile: 'fileEmpty',
            fileTooLarge: 'fileTooLarge',
            calendar: 'calendarWrong',
            rfm: 'rfmWrong',
            goalCovers: 'goalCoversWrong',
            goalTarget: 'goalTargetWrong',
            goalWindow: 'goalWindowWrong',
            audienceName: 'audienceNameMissing',
            audienceRule: 'audienceEmpty',
          } as const
        )[refusal.message],
      )
    case 'rule':
      return ruleText(refusal)
    case 'platform':
      return loadedCannot()?.cannotText(refusal.cannot, refusal.area, useShop.getState().name) ?? t('platform')
    case 'forbidden':
      return people('forbidden', { role: people(refusal.role) })
    default:
      return t(refusal.why)
  }
}

/** A failure in words: what to do now. */
export function errorText(error: unknown): string {
  const kind = errorKind(error)
  return kind === 'offline' || kind === 'unavailable' || kind === 'full' ? t(kind) : t('failed')
}

/** Whoever shows the refusal finds its words. */
async function loadWords({ why }: Refusal): Promise<void> {
  if (why === 'rule') await loadRuleTexts()
  else if (why === 'platform') await loadCannot()
}

async function run(intent: Intent, { done, quiet = false }: RunOptions = {}): Promise<Outcome | undefined> {
  const id = crypto.randomUUID()
  try {
    const outcome = await call('execute', { command: { ...intent, id } })
    if (!outcome.ok) await loadWords(outcome.refusal)
    if (!outcome.ok && !quiet) showToast(refusalText(outcome.refusal, intent.kind === 'undo'), { tone: 'bad' })
    else if (outcome.ok && done !== undefined) showToast(done, { undo: () => void undo(id) })
    return outcome
  } catch (error) {
    showToast(errorText(error), { tone: 'bad' })
    return undefined
  }
}

/** Takes a command back and says so. */
export async function undo(command: string, options?: Pick<RunOptions, 'quiet'>): Promise<Outcome | undefined> {
  const outcome = await run({ kind: 'undo', args: { command } }, options)
  if (outcome?.ok) showToast(outcome.kept?.length ? t('keptSome', { fields: listOf(outcome.kept.map(nameOf)) }) : t('undone'))
  return outcome
}

/** How a screen writes: a button's action, its toast with Undo, its refusal in words. */
export function useCommand(): Run {
  return run
}
