/**
 * What the window asks of its host before and around an office: which folder, which document to show. The core knows
 * nothing of it; the Electron host answers on the same IPC channel (`desk.*`), the command line has its own words.
 */
import { z } from 'zod';
import { bytesField } from './method.ts';
import type { Failure } from './reply.ts';

const recentOffice = z.object({ path: z.string(), name: z.string(), openedAt: z.string(), missing: z.boolean() });
const path = z.string().min(1).max(1000);
const failure = z.custom<Failure>();

export const deskMethods = {
  'desk.state': {
    input: z.object({}),
    output: z.object({
      /** The office of the last time is opened again at start: null means that the clerk has to choose one. */
      open: z.object({ path: z.string(), name: z.string() }).nullable(),
      recent: z.array(recentOffice),
      actorCode: z.string().nullable(),
      /** Why the office of the last time could not be opened again. */
      reopenFailure: z.object({ path: z.string(), error: failure }).nullable(),
      /** The daily backup failed; an event names the noun `desk` when this changes. */
      backupFailure: failure.nullable(),
    }),
  },
  /** Asks for a folder in the system's dialog; null when the clerk gave up. */
  'desk.chooseFolder': {
    input: z.object({ title: z.string().max(100) }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** Asks for a file in the system's dialog (a backup to restore); extensions without the dot. */
  'desk.chooseFile': {
    input: z.object({ title: z.string().max(100), extensions: z.array(z.string().max(10)).max(10) }),
    output: z.object({ path: z.string().nullable() }),
  },
  /** Makes the office and opens it, as do the practice office and a restored one. */
  'desk.createOffice': {
    input: z.object({ path, name: z.string().trim().min(1).max(120) }),
    output: z.object({ path: z.string() }),
  },
  'desk.openOffice': { input: z.object({ path }), output: z.object({ path: z.string() }) },
  'desk.createPracticeOffice': { input: z.object({ path }), output: z.object({ path: z.string() }) },
  'desk.restoreOffice': { input: z.object({ backupPath: path, path }), output: z.object({ path: z.string() }) },
  'desk.closeOffice': { input: z.object({}), output: z.object({}) },
  'desk.forgetOffice': { input: z.object({ path }), output: z.object({}) },
  'desk.chooseActor': { input: z.object({ code: z.string().max(20) }), output: z.object({}) },
  /** Opens a document of the office (path relative to its folder) or a file of desk.saveAs with the system's viewer, or shows it in its folder. */
  'desk.openDocument': { input: z.object({ path, how: z.enum(['open', 'folder']) }), output: z.object({}) },
  /** Saves bytes where the clerk says; null when he gave up. */
  'desk.saveAs': {
    input: z.object({ name: z.string().max(255), bytes: bytesField }),
    output: z.object({ path: z.string().nullable() }),
  },
  'desk.cancelJob': { input: z.object({ jobId: z.int() }), output: z.object({}) },
};

export type DeskContract = typeof deskMethods;
export type DeskMethodName = keyof DeskContract;
export type DeskInputOf<M extends DeskMethodName> = z.input<DeskContract[M]['input']>;
export type DeskOutputOf<M extends DeskMethodName> = z.output<DeskContract[M]['output']>;
