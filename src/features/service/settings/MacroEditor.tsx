import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Macro } from '~/domain/desk'
import { TICKET_QUEUES } from '~/domain/ticket'
import { PickMany } from '~/features/shared/PickMany'
import { loadRuleTexts, ruleText } from '~/features/shared/ruleText'
import { ticketWords } from '~/features/shared/ticketWords'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useDeskDraft } from '~/session/deskDrafts'
import { Button } from '~/ui/Button'
import { useUi } from '~/ui/UiContext'
import { Named } from './fields'
import { MacroActions } from './MacroActions'
import { changedFields, faultOf, freshMacro, tidyMacro } from './macroEdit'
import { macroSettingsMessages } from './macroMessages'
import { MacroPreview } from './MacroPreview'
import { MacroText } from './MacroText'
import { deskMessages } from './messages'

export interface MacroEditorProps {
  /** Key of the macro, or NEW_MACRO. */
  place: string
  /** Absent: it is a new one. */
  saved: Macro | undefined
  macros: readonly Macro[]
  whyNot: string | undefined
  onSaved: (key: string) => void
  onRemoved: () => void
}

/** One macro: what it says in each language, what it does, and how it reads for a ticket. */
export function MacroEditor({ place, saved, macros, whyNot, onSaved, onRemoved }: MacroEditorProps) {
  const t = useMessages(macroSettingsMessages)
  const word = useMessages(ticketWords)
  const { language } = useUi()
  const [shown, show] = useState<'zh' | 'en'>(language === 'zh-CN' ? 'zh' : 'en')
  const [fresh] = useState(() => freshMacro(t('newName')))
  const { draft, put, drop } = useDeskDraft<Macro>(`macro/${place}`)
  const base = draft?.base ?? saved ?? fresh
  const mine = draft?.mine ?? base
  const run = useCommand()
  const change = (set: Partial<Macro>) => put({ base, mine: { ...mine, ...set } })
  const tidy = tidyMacro(mine)
  const changed = saved ? changedFields(base, tidy) : tidy
  const isDirty = saved === undefined || Object.keys(changed).length > 0
  const fault = isDirty ? faultOf(tidy, macros) : undefined
  useQuery({ queryKey: ['ruleTexts'], queryFn: async () => (await loadRuleTexts(), true), enabled: fault !== undefined })
  const said = fault && ruleText({ why: 'rule', ...fault })
  const save = async () => {
    const { key: _, ...whole } = tidy
    const args = { key: mine.key, set: saved ? changed : whole }
    const saw = saved ? changedFields(tidy, base) : undefined
    const outcome = await run({ kind: 'macro.set', args, ...(saw && { saw }) }, { done: t('saved', { name: tidy.name }) })
    if (!outcome?.ok) return
    drop()
    onSaved(mine.key)
  }
  const remove = async () => {
    const outcome = await run({ kind: 'macro.remove', args: { key: mine.key } }, { done: t('removed', { name: mine.name }) })
    if (!outcome?.ok) return
    drop()
    onRemoved()
  }
  return (
    <section className="zg-desk-card" aria-label={mine.name}>
      <div className="zg-desk-fields">
        <Named label={t('name')}>
          <input
            className="zg-input"
            aria-label={t('name')}
            disabled={whyNot !== undefined}
            value={mine.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </Named>
        <Named label={t('short')}>
          <span className="zg-macro-short">
            <span className="zg-second" aria-hidden="true">
              /
            </span>
            <input
              className="zg-input"
              aria-label={t('short')}
              disabled={whyNot !== undefined}
              value={mine.short}
              onChange={({ target }) => change({ short: target.value })}
            />
          </span>
        </Named>
        <Named label={t('queues')}>
          <span>
            <PickMany
              label={t('queuesPick')}
              values={mine.queues ?? []}
              options={TICKET_QUEUES.map((value) => ({ value, label: word(`queue.${value}`) }))}
              onChange={(queues) => change({ queues })}
            />
          </span>
        </Named>
      </div>
      <MacroText
        text={mine.text}
        language={shown}
        onLanguage={show}
        disabled={whyNot !== undefined}
        onChange={(next) => change({ text: next })}
      />
      <label>
        <input
          type="checkbox"
          checked={mine.note === true}
          disabled={whyNot !== undefined}
          onChange={({ target }) => change({ note: target.checked })}
        />{' '}
        {t('note')}
      </label>
      <MacroActions actions={mine.actions} whyNot={whyNot} onChange={(actions) => change({ actions })} />
      <MacroPreview text={mine.text} language={shown} />
      {said !== undefined && (
        <p className="zg-warning" role="alert">
          {said}
        </p>
      )}
      <Doings
        isSaved={saved !== undefined}
        isDirty={isDirty}
        whyNot={whyNot}
        said={said}
        save={save}
        reset={draft && drop}
        remove={remove}
      />
    </section>
  )
}

interface DoingsProps {
  isSaved: boolean
  isDirty: boolean
  whyNot: string | undefined
  said: string | undefined
  save: () => Promise<void>
  /** Absent: nothing was changed. */
  reset: (() => void) | undefined
  remove: () => Promise<void>
}

function Doings({ isSaved, isDirty, whyNot, said, save, reset, remove }: DoingsProps) {
  const t = useMessages(macroSettingsMessages)
  const words = useMessages(deskMessages)
  return (
    <div className="zg-row">
      <Button type="primary" disabledReason={whyNot ?? (isDirty ? said : words('unchanged'))} onClick={() => void save()}>
        {t('save')}
      </Button>
      {reset && <Button onClick={reset}>{t('reset')}</Button>}
      {isSaved && (
        <Button disabledReason={whyNot} onClick={() => void remove()}>
          {t('remove')}
        </Button>
      )}
    </div>
  )
}
