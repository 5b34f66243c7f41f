import { useState } from 'react'
import { PRESET_IDS, type ImportNotice } from '~/domain/importPlan'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { ColumnsTable } from './ColumnsTable'
import { FormatFields } from './FileStep'
import { RulesForm } from './RulesForm'
import { toMapping, withMapping, withPreset, type Draft } from './draft'
import { messages } from './messages'
import { useMappings } from './queries'
import { setDraft } from './wizard'

/** How the file is read: format, kind of file, columns, rules. */
export function ReadingStep({ draft, hasOrders }: { draft: Draft; hasOrders: boolean }) {
  const t = useMessages(messages)
  const { zone, currency } = useShop()
  return (
    <section className="zg-step" aria-label={t('step.reading')}>
      <h2>{t('step.reading')}</h2>
      <FormatFields format={draft.format} />
      <div className="zg-fields">
        <label className="zg-field">
          <span>{t('preset')}</span>
          <select
            value={draft.rules.preset}
            onChange={(event) =>
              setDraft(withPreset(draft, PRESET_IDS.find((id) => id === event.target.value) ?? 'generic', { zone, currency }))
            }
          >
            {PRESET_IDS.map((id) => (
              <option key={id} value={id}>
                {t(`preset.${id}`)}
              </option>
            ))}
          </select>
        </label>
        <Mappings draft={draft} />
      </div>
      {draft.notices.length > 0 && (
        <ul className="zg-notices">
          {draft.notices.map((notice) => (
            <li key={notice.kind} data-notice={notice.kind}>
              <Notice notice={notice} />
            </li>
          ))}
        </ul>
      )}
      <ColumnsTable draft={draft} />
      <RulesForm draft={draft} hasOrders={hasOrders} />
    </section>
  )
}

/** One thing that was noticed, in words. */
export function Notice({ notice }: { notice: ImportNotice }) {
  const t = useMessages(messages)
  switch (notice.kind) {
    case 'paidIsNet':
      return t('notice.paidIsNet', { count: notice.rows })
    case 'replacementCharacters':
      return t('notice.replacementCharacters', { encoding: notice.encoding.toUpperCase() })
    case 'ambiguousDates':
    case 'noBuyer':
    case 'noQuantities':
    case 'undatedRefunds':
      return t(`notice.${notice.kind}`)
  }
}

function Mappings({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const run = useCommand()
  const { data: mappings = [] } = useMappings()
  const [chosen, setChosen] = useState('')
  const [name, setName] = useState('')
  const mapping = mappings.find(({ id }) => id === chosen)
  const use = (id: string) => {
    setChosen(id)
    const found = mappings.find((one) => one.id === id)
    if (!found) return
    setName(found.name)
    setDraft(withMapping(draft, found))
  }
  const save = async () => {
    const same = mappings.find((one) => one.name === name.trim())
    const saved = toMapping(draft, same?.id ?? crypto.randomUUID(), name)
    await run({ kind: 'mapping.save', args: saved }, { done: t('mapping.saved', { name: saved.name }) })
    setChosen(saved.id)
  }
  const remove = async () => {
    if (!mapping) return
    await run({ kind: 'mapping.delete', args: { id: mapping.id } }, { done: t('mapping.deleted', { name: mapping.name }) })
    setChosen('')
  }
  return (
    <>
      {mappings.length > 0 && (
        <label className="zg-field">
          <span>{t('mapping')}</span>
          <select value={mapping ? chosen : ''} onChange={(event) => use(event.target.value)}>
            <option value="">{t('mapping.choose')}</option>
            {mappings.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {mapping && <Button onClick={() => void remove()}>{t('mapping.delete')}</Button>}
      <label className="zg-field">
        <span>{t('mapping.name')}</span>
        <input type="text" value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button disabled={name.trim() === ''} onClick={() => void save()}>
        {t('mapping.save')}
      </Button>
    </>
  )
}
