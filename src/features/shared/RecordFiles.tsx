import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import type { RecordName } from '~/domain/recordRef'
import type { AttachmentRow } from '~/domain/work'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { attach } from './attach'
import { download } from './download'
import { FilePicture, isPicture } from './FilePicture'
import { errorText, useCommand } from './useCommand'
import { usePersonName } from './usePersonName'
import { workMessages } from './workMessages'
import { workQueries } from './workQueries'

interface Refused {
  name: string
  why: string
}

/** Files that are kept with a record. They are handed out as downloads only: nothing in them is run or shown as a page of ours. */
export function RecordFiles({ on }: { on: RecordName }) {
  const t = useMessages(workMessages)
  const { data: files } = useQuery(workQueries.files(on))
  const input = useRef<HTMLInputElement>(null)
  const [under, setUnder] = useState('')
  const [refused, setRefused] = useState<Refused[]>([])
  const [over, setOver] = useState(false)
  const add = async (list: readonly File[]) => {
    setRefused([])
    for (const file of list) {
      setUnder(file.name)
      const why = await attach(on, file)
      if (why !== undefined) setRefused((all) => [...all, { name: file.name, why }])
    }
    setUnder('')
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void add([...event.dataTransfer.files])
  }
  return (
    <section
      className={`zg-work${over ? ' zg-work-over' : ''}`}
      aria-label={t('files')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h3>{t('files')}</h3>
      {files?.length === 0 && <p className="zg-second">{t('noFiles')}</p>}
      {files !== undefined && files.length > 0 && (
        <ul className="zg-work-list">
          {files.map((file) => (
            <FileItem key={file.key} file={file} />
          ))}
        </ul>
      )}
      <div className="zg-row">
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('pickFile')}
          onChange={({ target }) => {
            void add([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <Button loading={under !== ''} onClick={() => input.current?.click()}>
          {t('pickFile')}
        </Button>
        <span className="zg-second zg-small">{under === '' ? t('dropHint') : t('attaching', { name: under })}</span>
      </div>
      {refused.map((file) => (
        <p key={file.name} className="zg-warning" role="alert">
          {t('fileRefused', { ...file })}
        </p>
      ))}
    </section>
  )
}

function FileItem({ file }: { file: AttachmentRow }) {
  const t = useMessages(workMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const run = useCommand()
  const { key, name, bytes, at, who } = file
  const save = async () => {
    try {
      const blob = await call('attachments.read', { key })
      // As plain bytes, so that no browser opens it in place.
      if (blob) download(new Blob([blob], { type: 'application/octet-stream' }), name)
      else showToast(t('fileGone'), { tone: 'bad' })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  const remove = () => void run({ kind: 'attachment.remove', args: { key } }, { done: t('fileRemoved', { name }) })
  return (
    <li className="zg-file">
      {isPicture(file) && <FilePicture file={file} />}
      <div className="zg-file-facts">
        <p>{name}</p>
        <p className="zg-second zg-small zg-num">{[format.bytes(bytes), nameOf(who), format.date(at)].join(' · ')}</p>
      </div>
      <button type="button" className="zg-link" aria-label={t('downloadThisFile', { name })} onClick={() => void save()}>
        {t('downloadFile')}
      </button>
      <button type="button" className="zg-link" aria-label={t('removeThisFile', { name })} onClick={remove}>
        {t('removeFile')}
      </button>
    </li>
  )
}
