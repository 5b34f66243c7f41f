import { useEffect } from 'react'

const titles = { page: '', drawer: '', shop: '' }

function write() {
  document.title = [titles.drawer, titles.page, titles.shop || 'Zhanggui 掌柜'].filter(Boolean).join(' · ')
}

/** Puts a part of the document's title, while the caller is on the screen: drawer · page · shop. */
export function useTitle(title: string, part: keyof typeof titles): void {
  useEffect(() => {
    titles[part] = title
    write()
    return () => {
      titles[part] = ''
      write()
    }
  }, [title, part])
}
