import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AttachmentRow } from '~/domain/work'
import { attach } from '~/features/shared/attach'
import { download } from '~/features/shared/download'
import { FilePicture, isPicture } from '~/features/shared/FilePicture'
import { errorText, useCommand } from '~/features/shared/useCommand'
import { usePersonName } from '~/features/shared/usePersonName'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { workQueries } from '~/features/shared/workQueries'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import type { ComplaintDetail, EvidenceState } from '~/store/complaintList'
import { detailMessages } from './detailMessages'
import { WordsSheet } from './WordsSheet'

/** Files that prove something: with their hash, checked at a press, and taken out only with a reason that stays. */
export function Evidence({ detail: { complaint } }: { detail: ComplaintDetail }) {
  const t = useMessages(detailMessages)
  const on = `ticket/${complaint.key}` as const
  const { data: files } = useQuery(workQueries.files(on))
  const whyNot = useWhyNot('attachment.add')
  const input = useRef<HTMLInputElement>(null)
  const [under, setUnder] = useState('')
  const [refused, setRefused] = useState('')
  const add = async (list: readonly File[]) => {
    setRefused('')
    for (const file of list) {
      setUnder(file.name)
      const why = await attach(on, file)
      if (why !== undefined) setRefused(`${file.name}: ${why}`)
    }
    setUnder('')
  }
  return (
    <section className="zg-complaint-part" aria-label={t('evidence')}>
      <h2>{t('evidence')}</h2>
      <p className="zg-second zg-small">{t('evidenceHint')}</p>
      {files?.length === 0 && <p className="zg-second">{t('noEvidence')}</p>}
      {files !== undefined && files.length > 0 && (
        <ul className="zg-complaint-files">
          {files.map((file) => (
            <Piece key={file.key} file={file} ticket={complaint.key} />
          ))}
        </ul>
      )}
      <div className="zg-row">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('addEvidence')}
          onChange={({ target }) => {
            void add([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <Button size="small" loading={under !== ''} disabledReason={whyNot} onClick={() => input.current?.click()}>
          {t('addEvidence')}
        </Button>
        {under !== '' && <span className="zg-second zg-small">{t('adding', { name: under })}</span>}
      </div>
      {refused !== '' && (
        <p className="zg-warning" role="alert">
          {refused}
        </p>
      )}
      <Withdrawn detail={complaint} />
    </section>
  )
}

function Piece({ file, ticket }: { file: AttachmentRow; ticket: string }) {
  const t = useMessages(detailMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const run = useCommand()
  const whyNot = useWhyNot('complaint.withdraw')
  const [state, setState] = useState<EvidenceState | 'verifying'>()
  const [asks, setAsks] = useState(false)
  const { key, name, bytes, at, who, sha256 } = file
  const verify = async () => {
    setState('verifying')
    try {
      setState(await call('complaints.verify', { file: key }))
    } catch (error) {
      setState(undefined)
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  const save = async () => {
    try {
      const blob = await call('attachments.read', { key })
      if (blob) download(new Blob([blob], { type: 'application/octet-stream' }), name)
      else showToast(t('gone'), { tone: 'bad' })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  const withdraw = async (why: string) => {
    const note = t('noteWithdrawn', { name, why })
    const outcome = await run(
      { kind: 'complaint.withdraw', args: { key: ticket, file: key, why, note } },
      { done: t('withdrawn', { name }) },
    )
    return outcome?.ok ?? false
  }
  return (
    <li className="zg-complaint-file">
      {isPicture(file) && <FilePicture file={file} />}
      <div className="zg-complaint-file-facts">
        <p>{name}</p>
        <p className="zg-second zg-small zg-num">{[format.bytes(bytes), nameOf(who), format.time(at)].join(' · ')}</p>
        {sha256 !== undefined && (
          <p className="zg-second zg-small">
            {t('hash')} <code title={sha256}>{`${sha256.slice(0, 8)}…${sha256.slice(-8)}`}</code>
          </p>
        )}
        <p className="zg-small" role="status">
          {state === 'verifying' ? t('verifying') : state === undefined ? '' : t(`verify.${state}`)}
        </p>
        <div className="zg-row">
          <button type="button" className="zg-link" aria-label={t('verifyThis', { name })} onClick={() => void verify()}>
            {t('verify')}
          </button>
          <button type="button" className="zg-link" aria-label={t('downloadThis', { name })} onClick={() => void save()}>
            {t('download')}
          </button>
          {whyNot === undefined && (
            <button type="button" className="zg-link" aria-label={t('withdrawThis', { name })} onClick={() => setAsks(true)}>
              {t('withdraw')}
            </button>
          )}
        </div>
      </div>
      {asks && (
        <WordsSheet
          title={t('withdrawTitle', { name })}
          label={t('withdrawWhy')}
          action={t('withdraw')}
          onSend={withdraw}
          onClose={() => setAsks(false)}
        >
          <p className="zg-second">{t('withdrawHint')}</p>
        </WordsSheet>
      )}
    </li>
  )
}

/** What was once there, and why it is not any more. */
function Withdrawn({ detail: { withdrawn = [] } }: { detail: ComplaintDetail['complaint'] }) {
  const t = useMessages(detailMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  if (withdrawn.length === 0) return null
  return (
    <details>
      <summary>{t('withdrawnList')}</summary>
      <ul className="zg-complaint-files">
        {withdrawn.map(({ name, sha256, at, who, why }) => (
          <li key={`${sha256} ${at}`}>
            <p>{name}</p>
            <p className="zg-second zg-small">{t('withdrawnBy', { who: nameOf(who), time: format.time(at), why })}</p>
            {sha256 !== '' && <code className="zg-second zg-small" title={sha256}>{`${sha256.slice(0, 8)}…${sha256.slice(-8)}`}</code>}
          </li>
        ))}
      </ul>
    </details>
  )
}
