import type { IndexedResource } from '../index/objects.ts';
import type { Message } from '../messages.ts';
import type { Answer } from '../routing/result.ts';
import type { RouteTable } from '../routing/table.ts';
import type { JsonObject } from '../yaml/value.ts';

/** A RouteTest document: whom it asks, and its cases. */
export type RouteTest = {
  readonly from: IndexedResource;
  /** `metadata.name`, else empty. */
  readonly name: string;
  readonly cases: readonly RouteTestCase[];
};

export type RouteTestCase = {
  readonly index: number;
  /** As written; empty if there is none. */
  readonly name: string;
  /** From the document's root. */
  readonly pointer: string;
  readonly value: JsonObject;
};

/** One key of an expectation, beside what is. */
export type Fact = {
  /** Such as `backend` or `redirect.statusCode`. */
  readonly key: string;
  readonly expected: string;
  readonly actual: string;
  readonly holds: boolean;
};

export type CaseResult = {
  readonly test: RouteTest;
  readonly case: RouteTestCase;
  readonly passed: boolean;
  /** Why it fails, the weightiest first; one that says so if it passes. */
  readonly messages: readonly [Message, ...Message[]];
  /** All keys that are given, in the order in which they are written; empty where nothing could be compared. */
  readonly facts: readonly Fact[];
  /** Absent if there was nobody to ask, or nothing. */
  readonly asked?: { readonly table: RouteTable; readonly answer: Answer };
};
