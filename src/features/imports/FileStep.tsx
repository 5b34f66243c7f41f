import { useState, type DragEvent } from 'react'
import { DELIMITERS, ENCODINGS, type FileFormat } from '~/domain/importPlan'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'
import { productWizard } from './productWizard'
import { promotionWizard } from './promotionWizard'
import { refusalText } from './refusalText'
import { reviewWizard } from './reviewWizard'
import { ticketWizard } from './ticketWizard'
import { trafficWizard } from './trafficWizard'
import { clearFile, readFile, rereadFile, useWizard } from './wizard'

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.gz,text/csv,text/plain,application/gzip'

/** The drop zone, and what became of the file. */
export function FileStep() {
  const t = useMessages(messages)
  const format = useFormat()
  const { file, reading, draft: orders, refusal, failure } = useWizard()
  const traffic = trafficWizard.use((wizard) => wizard.draft)
  const products = productWizard.use((wizard) => wizard.draft)
  const reviews = reviewWizard.use((wizard) => wizard.draft)
  const promotions = promotionWizard.use((wizard) => wizard.draft)
  const tickets = ticketWizard.use((wizard) => wizard.draft)
  const draft = orders ?? traffic ?? products ?? reviews ?? promotions ?? tickets
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const [first] = files ?? []
    if (first) void readFile(first)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const text = draft
    ? t('file.loaded', { file: draft.fileName, size: format.bytes(draft.bytes), count: draft.header.length })
    : reading && file
      ? t('file.reading', { file: file.name })
      : t('file.drop')
  return (
    <section className="zg-step" aria-label={t('step.file')}>
      <label
        className={`zg-drop${over ? ' zg-drop-over' : ''}${draft ? ' zg-drop-full' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <span className="zg-drop-text" aria-live="polite">
          {text}
        </span>
        {!draft && <span className="zg-second zg-small">{t('file.kinds')}</span>}
        <input
          type="file"
          className="zg-drop-input"
          accept={ACCEPT}
          aria-label={t('file.label')}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      {refusal && (
        <p className="zg-alert" role="alert" data-refusal={refusal.why}>
          {refusalText(refusal, t, format)}
        </p>
      )}
      {failure !== undefined && (
        <p className="zg-alert" role="alert">
          {t('failed', { what: failure })}
        </p>
      )}
      {refusal && MENDED_BY_FORMAT.has(refusal.why) && (
        <div className="zg-fields">
          <FormatFields format={{ kind: 'text' }} />
        </div>
      )}
      {(draft || refusal || failure !== undefined) && (
        <div>
          <Button onClick={clearFile}>{t('file.close')}</Button>
        </div>
      )}
    </section>
  )
}

const MENDED_BY_FORMAT: ReadonlySet<string> = new Set(['wrongEncoding', 'openQuote', 'tooManyColumns', 'binary'])
const DELIMITER_NAMES = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'pipe' } as const
const ENCODING_NAMES = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GBK / GB18030',
  'windows-1252': 'Windows-1252',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
} as const

/** Encoding and delimiter; a change reads the file again. */
export function FormatFields({ format }: { format: Partial<FileFormat> }) {
  const t = useMessages(messages)
  if (format.kind === 'xlsx') return <p className="zg-second">{t('format.xlsx', { sheet: format.sheet ?? '' })}</p>
  return (
    <>
      <label className="zg-field">
        <span>{t('format.encoding')}</span>
        <select
          value={format.encoding ?? ''}
          onChange={(event) => void rereadFile({ kind: 'text', encoding: ENCODINGS.find((name) => name === event.target.value) })}
        >
          {format.encoding === undefined && <option value="" />}
          {ENCODINGS.map((name) => (
            <option key={name} value={name}>
              {ENCODING_NAMES[name]}
            </option>
          ))}
        </select>
      </label>
      <label className="zg-field">
        <span>{t('format.delimiter')}</span>
        <select
          value={format.delimiter ?? ''}
          onChange={(event) => void rereadFile({ kind: 'text', delimiter: DELIMITERS.find((mark) => mark === event.target.value) })}
        >
          {format.delimiter === undefined && <option value="" />}
          {DELIMITERS.map((mark) => (
            <option key={mark} value={mark}>
              {t(`delimiter.${DELIMITER_NAMES[mark]}`)}
            </option>
          ))}
        </select>
      </label>
      {format.gzip && <span className="zg-badge">{t('format.gzip')}</span>}
    </>
  )
}
