import { TICKET_CHANNELS } from '~/domain/ticket'
import { TICKET_FILE_FIELDS, TICKET_FILE_PRESETS, type TicketRules, UNDATED } from '~/domain/ticketFile/fields'
import { matchTicketColumns, missingTicketFields } from '~/domain/ticketFile/presets'
import { ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { isZone } from '~/lib/zone'
import { Choice } from './Choice'
import { ColumnsField } from './ColumnsField'
import { FormatFields } from './FileStep'
import { KindField } from './KindField'
import { messages } from './messages'
import { TextField } from './TextField'
import { TicketCheckStep } from './TicketCheckStep'
import { ticketImportMessages } from './ticketImportMessages'
import { type TicketDraft, ticketWizard } from './ticketWizard'

const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const satisfies readonly TicketRules['dateOrder'][]

/** How a file of tickets is read and matched, the check and the import. */
export function TicketSteps({ draft }: { draft: TicketDraft }) {
  const t = useMessages(ticketImportMessages)
  const common = useMessages(messages)
  return (
    <>
      <section className="zg-step" aria-label={common('step.reading')}>
        <h2>{common('step.reading')}</h2>
        <div className="zg-fields">
          <KindField value="tickets" />
          <Choice
            label={t('preset')}
            value={draft.preset}
            values={TICKET_FILE_PRESETS}
            nameOf={(preset) => t(`preset.${preset}`)}
            onChoose={(preset) => ticketWizard.set({ preset, columns: matchTicketColumns(draft.header, preset) })}
          />
          <FormatFields format={draft.format} />
        </div>
        <Rules draft={draft} />
        <ColumnsField
          file={draft}
          fields={TICKET_FILE_FIELDS}
          nameOf={(field) => t(`field.${field}`)}
          columns={draft.columns}
          missing={missingTicketFields(draft.columns)}
          onChange={(columns) => ticketWizard.set({ columns })}
        />
      </section>
      <TicketCheckStep draft={draft} />
    </>
  )
}

/** What no file of tickets states itself. */
function Rules({ draft: { rules } }: { draft: TicketDraft }) {
  const t = useMessages(ticketImportMessages)
  const words = useMessages(ticketWords)
  const common = useMessages(messages)
  const set = (change: Partial<TicketRules>) => ticketWizard.set({ rules: { ...rules, ...change } })
  return (
    <div className="zg-rules">
      <div className="zg-fields">
        <Choice
          label={t('undated')}
          value={rules.undated}
          values={UNDATED}
          nameOf={(each) => t(`undated.${each}`)}
          onChoose={(undated) => set({ undated })}
        />
        <Choice
          label={t('channel')}
          value={rules.channel}
          values={TICKET_CHANNELS}
          nameOf={(channel) => words(`channel.${channel}`)}
          onChoose={(channel) => set({ channel })}
        />
        <Choice
          label={common('rules.dateOrder')}
          value={rules.dateOrder}
          values={DATE_ORDERS}
          nameOf={(order) => common(`rules.dateOrder.${order}`)}
          onChoose={(dateOrder) => set({ dateOrder })}
        />
        <TextField
          label={common('rules.zone')}
          value={rules.zone}
          accepts={(text) => isZone(text.trim())}
          onCommit={(text) => set({ zone: text.trim() })}
        />
        <TextField label={t('prefix')} hint={t('prefix.hint')} value={rules.prefix} onCommit={(prefix) => set({ prefix: prefix.trim() })} />
        <TextField label={t('flag')} hint={t('flag.hint')} value={rules.flag} onCommit={(flag) => set({ flag: flag.trim() })} />
      </div>
      <p className="zg-second zg-small">{t('times.rule')}</p>
    </div>
  )
}
