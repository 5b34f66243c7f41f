import { useState } from 'react'
import { PRESET_IDS, type ImportNotice } from '~/domain/importPlan'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { ColumnsTable } from './ColumnsTable'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { RulesForm } from './RulesForm'
import { adoption, toMapping, withMapping, withPreset, type Draft } from './draft'
import { messages } from './messages'
import { useMappings } from './queries'
import { setDraft } from './wizard'

interface StepProps {
  draft: Draft
  hasOrders: boolean
}

/** How the file is read: kind of file, format, what was noticed, columns, rules. */
export function ReadingStep({ draft, hasOrders }: StepProps) {
  const t = useMessages(messages)
  return (
    <section className="zg-step" aria-label={t('step.reading')}>
      <h2>{t('step.reading')}</h2>
      <div className="zg-fields">
        <KindField value="orders" />
        <PresetField draft={draft} />
        <FormatFields format={draft.format} />
        <MappingField draft={draft} />
      </div>
      <Notices notices={draft.notices} />
      <Adoption draft={draft} hasOrders={hasOrders} />
      <ColumnsTable key={draft.rules.preset} draft={draft} />
      <RulesForm draft={draft} hasOrders={hasOrders} />
      <SaveMapping draft={draft} />
    </section>
  )
}

function PresetField({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const { zone, currency } = useShop()
  return (
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
  )
}

/** What was noticed in the file. */
export function Notices({ notices }: { notices: ImportNotice[] }) {
  if (notices.length === 0) return null
  return (
    <ul className="zg-notices">
      {notices.map((notice) => (
        <li key={notice.kind} data-notice={notice.kind}>
          <Notice notice={notice} />
        </li>
      ))}
    </ul>
  )
}

function Notice({ notice }: { notice: ImportNotice }) {
  const t = useMessages(messages)
  const format = useFormat()
  switch (notice.kind) {
    case 'paidIsNet':
      return t('notice.paidIsNet', { count: notice.rows })
    case 'replacementCharacters':
      return t('notice.replacementCharacters', { encoding: notice.encoding.toUpperCase() })
    case 'headerBelow':
      return t('notice.headerBelow', { line: format.count(notice.line) })
    case 'summed':
      return t('notice.summed', { fields: notice.fields.map((field) => t(`field.${field}`)).join(t('comma')) })
    case 'totalsDiffer':
      return t('notice.totalsDiffer', { ...notice, orders: format.count(notice.orders), of: format.count(notice.of) })
    case 'lostDigits':
      return t('notice.lostDigits', { count: notice.cells })
    case 'ambiguousDates':
    case 'ambiguousDecimal':
    case 'noBuyer':
    case 'noQuantities':
    case 'undatedRefunds':
      return t(`notice.${notice.kind}`)
  }
}

/** An empty shop may take the file's zone and currency. */
function Adoption({ draft, hasOrders }: StepProps) {
  const t = useMessages(messages)
  const shop = useShop()
  const adopted = adoption(draft, shop, hasOrders)
  if (!adopted) return null
  return (
    <label className="zg-rule-check zg-adopt">
      <input type="checkbox" checked={draft.adopt} onChange={(event) => setDraft({ ...draft, adopt: event.target.checked })} />
      <span>
        {t('rules.adopt', adopted)}
        <small className="zg-second">{t('rules.adopt.hint', { zone: shop.zone, currency: shop.currency })}</small>
      </span>
    </label>
  )
}

/** Reads the file as one like it was read before. */
function MappingField({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const run = useCommand()
  const { data: mappings = [] } = useMappings()
  const [chosen, setChosen] = useState('')
  if (mappings.length === 0) return null
  const mapping = mappings.find(({ id }) => id === chosen)
  const use = (id: string) => {
    setChosen(id)
    const found = mappings.find((one) => one.id === id)
    if (found) setDraft(withMapping(draft, found))
  }
  const remove = async () => {
    if (!mapping) return
    await run({ kind: 'mapping.delete', args: { id: mapping.id } }, { done: t('mapping.deleted', { name: mapping.name }) })
    setChosen('')
  }
  return (
    <>
      <label className="zg-field">
        <span>{t('mapping')}</span>
        <select value={mapping ? chosen : ''} onChange={(event) => use(event.target.value)}>
          <option value="">{t('mapping.choose')}</option>
          {mappings.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {mapping && <Button onClick={() => void remove()}>{t('mapping.delete')}</Button>}
    </>
  )
}

/** Keeps this reading under a name; the same name again replaces it. */
function SaveMapping({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const run = useCommand()
  const mayNot = useWhyNot('mapping.save')
  const { data: mappings = [] } = useMappings()
  const [name, setName] = useState('')
  const save = async () => {
    const same = mappings.find((one) => one.name === name.trim())
    const saved = toMapping(draft, same?.id ?? crypto.randomUUID(), name)
    await run({ kind: 'mapping.save', args: saved }, { done: t('mapping.saved', { name: saved.name }) })
  }
  return (
    <div className="zg-fields zg-save-mapping">
      <label className="zg-field">
        <span>{t('mapping.name')}</span>
        <input type="text" value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </label>
      <Button disabled={name.trim() === ''} disabledReason={mayNot} onClick={() => void save()}>
        {t('mapping.save')}
      </Button>
      <span className="zg-second zg-small">{t('mapping.hint')}</span>
    </div>
  )
}
