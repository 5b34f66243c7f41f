import { configure } from '@testing-library/react'
import type { DetachedWindowAPI } from 'happy-dom'
import { vi } from 'vitest'

declare const happyDOM: DetachedWindowAPI

/**
 * Tests that need a page share one, and what is loaded from node_modules: a page for each takes three times as long. So each file begins by leaving
 * nothing of the one before: our modules are loaded anew, with the mocks of this file, and the document, its storage and its address are as of a page just opened.
 */
vi.resetModules()
vi.unstubAllGlobals()
vi.useRealTimers()
for (const part of [document.head, document.body]) part.replaceChildren()
for (const part of [document.documentElement, document.body]) for (const name of part.getAttributeNames()) part.removeAttribute(name)
for (const storage of [localStorage, sessionStorage]) storage.clear()
// A press of a link to a download has led elsewhere.
happyDOM.setURL('http://localhost:3000/')
// A machine that runs all else beside is slow at times.
configure({ asyncUtilTimeout: 4000 })
