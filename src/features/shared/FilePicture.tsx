import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AttachmentRow } from '~/domain/work'
import { useMessages } from '~/lib/i18n'
import { Sheet } from '~/ui/Sheet'
import { workMessages } from './workMessages'
import { workQueries } from './workQueries'

/** Pixels only: a drawing in SVG may carry a script, which would run if it were opened by itself. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp'])

export const isPicture = ({ type }: Pick<AttachmentRow, 'type'>): boolean => PICTURES.has(type)

/** An attached picture in small; a press shows it large. */
export function FilePicture({ file: { key, name } }: { file: AttachmentRow }) {
  const t = useMessages(workMessages)
  const { data: blob } = useQuery(workQueries.file(key))
  const [large, setLarge] = useState(false)
  if (blob === null) return null
  return (
    <>
      <button type="button" className="zg-file-picture" aria-label={t('showFile', { name })} onClick={() => setLarge(true)}>
        {blob && <Picture blob={blob} alt="" />}
      </button>
      {large && blob && (
        <Sheet title={name} onClose={() => setLarge(false)}>
          <Picture className="zg-file-large" blob={blob} alt={name} />
        </Sheet>
      )}
    </>
  )
}

/** Bytes shown under an address that lives as long as the picture. */
function Picture({ blob, alt, className }: { blob: Blob; alt: string; className?: string }) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const url = URL.createObjectURL(blob)
    if (image.current) image.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [blob])
  return <img ref={image} alt={alt} className={className} />
}
