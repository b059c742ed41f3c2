import { createHash } from 'node:crypto'
import { escapeHtml } from '@/lib/core/escape-html'

/**
 * "Lämna sidan": what the exit link does when scripts run (measured by what the history then holds).
 * Without scripts the link is an ordinary link and Back shows our last page; the safety page says so.
 *
 * On leaving it covers the page, notes the flag, walks back to our first page in this tab and replaces that one, so
 * that Back leads to whatever came before us. Should anyone come back to one of our pages later (Back, Forward, or a
 * page the browser kept alive), the flag makes that page cover itself and leave at once. A fresh visit clears the flag.
 *
 * The address stands in the script element's attribute, not in the source: an attribute is not part of what a CSP hash
 * covers, so one hash serves all pages, languages and settings, and it can be read before the link has been parsed.
 *
 * A browser that blocks all cookies refuses sessionStorage too; there the tab's own name is the flag, which browsers
 * empty on the way to another site. Back is then clean as well, but Forward may show us again.
 *
 * Names, short because every page carries them: u address, l leave for good, v cover (veil), r returned, g get and
 * s set the flag, c check, b bye. 800 ms: a walk back that has not happened by then never will.
 */
const source = [
  `(function(d,w,u,t){`,
  `function l(){location.replace(u)}`,
  `function v(){d.documentElement.textContent='';d.title=' '}`,
  `function r(){var n=performance.getEntriesByType('navigation')[0];return n&&n.type=='back_forward'}`,
  `function g(){try{return w.sessionStorage.getItem('e')}catch(e){return w.name=='e'}}`,
  `function s(x){try{x?w.sessionStorage.setItem('e','1'):w.sessionStorage.removeItem('e')}catch(e){w.name=x?'e':''}}`,
  `function c(p){try{if(g()){if(p||r()){v();l()}else s(0)}}catch(e){}}`,
  `function b(){v();s(1);try{var n=w.navigation,f=n.entries()[0];`,
  `if(n.currentEntry.key!=f.key){n.traverseTo(f.key).committed.catch(l);setTimeout(l,800);return}}catch(e){}l()}`,
  `c();`,
  `w.addEventListener('pageshow',function(e){c(e.persisted)});`,
  `d.addEventListener('click',function(e){if(e.target.closest('.leave')){e.preventDefault();b()}},true);`,
  `d.addEventListener('keyup',function(e){if(e.key!='Shift'){t=[];return}`,
  `var n=Date.now();t=t.filter(function(x){return n-x<5e3});t.push(n);if(t.length>2){t=[];b()}},true)`,
  `})(document,window,document.currentScript.getAttribute('data-to'),[])`,
].join('')

const hash = `sha256-${createHash('sha256').update(source).digest('base64')}`

/** The script's source and its CSP hash. The same for every page. */
export const exitScript = (): { source: string; hash: string } => ({ source, hash })

/** The element for a page's head; `to` is where that page's own exit link leads. */
export const exitElement = (to: string): string => `<script data-to="${escapeHtml(to)}">${source}</script>`
