namespace SqlGen.PostgreSql.Catalog;

/// <summary>
/// Functions of schema <c>pg_catalog</c> that people call, by the type that every overload returns. One whose result depends on its arguments isn't
/// among them; see <c>FunctionTypes</c>.
/// </summary>
public static class BuiltInFunctions
{
    private static readonly Dictionary<string, TypeReference> ReturnTypes = Read(
        """
        aclitem[]: acldefault
        aclitem: makeaclitem
        bool: amvalidate bool bool_and bool_or every is_normalized isclosed isempty isfinite ishorizontal isopen isparallel isperp
          isvertical jsonb_path_exists jsonb_path_exists_tz jsonb_path_match jsonb_path_match_tz jsonb_populate_record_valid
          like lower_inc lower_inf notlike overlaps pg_advisory_unlock pg_advisory_unlock_shared pg_cancel_backend
          pg_collation_is_visible pg_column_is_updatable pg_conversion_is_visible pg_function_is_visible pg_has_role
          pg_index_column_has_property pg_index_has_property pg_indexam_has_property pg_input_is_valid pg_is_in_recovery
          pg_is_other_temp_schema pg_is_wal_replay_paused pg_isolation_test_session_is_blocked pg_jit_available
          pg_log_backend_memory_contexts pg_opclass_is_visible pg_operator_is_visible pg_opfamily_is_visible pg_promote
          pg_relation_is_publishable pg_reload_conf pg_rotate_logfile pg_stat_have_stats pg_statistics_obj_is_visible
          pg_table_is_visible pg_terminate_backend pg_try_advisory_lock pg_try_advisory_lock_shared pg_try_advisory_xact_lock
          pg_try_advisory_xact_lock_shared pg_ts_config_is_visible pg_ts_dict_is_visible pg_ts_parser_is_visible
          pg_ts_template_is_visible pg_type_is_visible pg_visible_in_snapshot postgresql_fdw_validator regexp_like
          row_security_active satisfies_hash_partition txid_visible_in_snapshot unicode_assigned upper_inc upper_inf
          xml_is_well_formed xml_is_well_formed_content xml_is_well_formed_document xmlexists xmlvalidate xpath_exists
        box: box
        bytea: convert convert_to decode lo_get loread pg_read_binary_file set_byte sha224 sha256 sha384 sha512
        char: char
        cidr: cidr network
        circle: circle
        datemultirange: datemultirange
        daterange: daterange
        date: date make_date to_date
        float4: ts_rank ts_rank_cd
        float8: acos acosd acosh area asin asind asinh atan atan2 atan2d atand atanh cbrt corr cos cosd cosh cot cotd covar_pop
          covar_samp cume_dist date_part degrees dexp diameter dlog1 dlog10 dround dtrunc erf erfc height percent_rank
          pg_notification_queue_usage pi radians radius random_normal regr_avgx regr_avgy regr_intercept regr_r2 regr_slope
          regr_sxx regr_sxy regr_syy sin sind sinh slope tan tand tanh width
        inet: broadcast hostmask netmask
        int2: uuid_extract_version
        int4*: generate_subscripts
        int4[]: array_positions pg_blocking_pids pg_safe_snapshot_blocking_pids
        int4: array_length array_lower array_ndims array_position array_upper ascii cardinality char_length character_length family
          get_bit get_byte json_array_length jsonb_array_length lo_close lo_export lo_lseek lo_open lo_tell lo_truncate
          lo_truncate64 lo_unlink lowrite masklen min_scale mxid_age npoints ntile num_nonnulls num_nulls numnode octet_length
          pg_backend_pid pg_char_to_encoding pg_column_size pg_encoding_max_length pg_event_trigger_table_rewrite_reason
          pg_import_system_collations pg_relation_is_updatable pg_trigger_depth position regexp_count regexp_instr scale strpos
          textlen to_regtypemod width_bucket
        int8*: txid_snapshot_xip
        int8: count currval dense_rank lastval lo_lseek64 lo_tell64 nextval pg_database_size pg_indexes_size pg_relation_size
          pg_sequence_last_value pg_size_bytes pg_table_size pg_tablespace_size pg_total_relation_size rank regr_count
          row_number setval txid_current txid_current_if_assigned txid_snapshot_xmax txid_snapshot_xmin
        interval: interval justify_days justify_hours justify_interval make_interval
        json*: json_array_elements
        jsonb*: jsonb_array_elements jsonb_path_query jsonb_path_query_tz
        jsonb: jsonb_agg jsonb_agg_strict jsonb_build_array jsonb_build_object jsonb_insert jsonb_object jsonb_object_agg
          jsonb_object_agg_strict jsonb_object_agg_unique jsonb_object_agg_unique_strict jsonb_path_query_array
          jsonb_path_query_array_tz jsonb_path_query_first jsonb_path_query_first_tz jsonb_set jsonb_set_lax jsonb_strip_nulls
          to_jsonb
        json: array_to_json json_agg json_agg_strict json_build_array json_build_object json_object json_object_agg
          json_object_agg_strict json_object_agg_unique json_object_agg_unique_strict json_strip_nulls row_to_json to_json
        line: line
        lseg: diagonal lseg
        money: money
        name[]: current_schemas
        name: current_database current_schema current_user getdatabaseencoding getpgusername name nameconcatoid pg_client_encoding
          pg_encoding_to_char pg_get_userbyid session_user
        numeric: div extract factorial numeric pg_wal_lsn_diff to_number trim_scale
        nummultirange: nummultirange
        numrange: numrange
        oid*: pg_tablespace_databases
        oid: lo_creat lo_create lo_from_bytea lo_import oid pg_column_toast_chunk_id pg_event_trigger_table_rewrite_oid
          pg_my_temp_schema pg_nextoid pg_relation_filenode
        path: path pclose popen
        pg_lsn: pg_backup_start pg_create_restore_point pg_current_wal_flush_lsn pg_current_wal_insert_lsn pg_current_wal_lsn
          pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_log_standby_snapshot pg_logical_emit_message pg_lsn pg_switch_wal
        pg_snapshot: pg_current_snapshot
        point: center point
        polygon: polygon
        regclass*: pg_partition_ancestors
        regclass: pg_filenode_relation pg_get_replica_identity_index pg_partition_root regclass to_regclass
        regcollation: to_regcollation
        regconfig: get_current_ts_config
        regnamespace: to_regnamespace
        regoperator: to_regoperator
        regoper: to_regoper
        regprocedure: to_regprocedure
        regproc: to_regproc
        regrole: to_regrole
        regtype: pg_basetype pg_typeof to_regtype
        text*: json_array_elements_text json_object_keys jsonb_array_elements_text jsonb_object_keys pg_listening_channels pg_ls_dir
          regexp_split_to_table string_to_table
        text[]*: regexp_matches
        text[]: parse_ident pg_get_statisticsobjdef_expressions pg_settings_get_flags regexp_match regexp_split_to_array
          string_to_array ts_lexize tsvector_to_array
        text: abbrev array_dims array_to_string chr col_description concat concat_ws convert_from current_query current_setting
          encode format format_type host icu_unicode_version initcap json_typeof jsonb_pretty jsonb_typeof left lpad md5
          normalize obj_description oidvectortypes pg_collation_actual_version pg_collation_for pg_column_compression
          pg_current_logfile pg_database_collation_actual_version pg_describe_object pg_export_snapshot pg_get_constraintdef
          pg_get_expr pg_get_function_arg_default pg_get_function_arguments pg_get_function_identity_arguments
          pg_get_function_result pg_get_function_sqlbody pg_get_functiondef pg_get_indexdef pg_get_partition_constraintdef
          pg_get_partkeydef pg_get_ruledef pg_get_serial_sequence pg_get_statisticsobjdef pg_get_statisticsobjdef_columns
          pg_get_triggerdef pg_get_viewdef pg_get_wal_replay_pause_state pg_indexam_progress_phasename pg_read_file
          pg_relation_filepath pg_size_pretty pg_tablespace_location pg_walfile_name pg_xact_status querytree quote_ident
          quote_literal quote_nullable regexp_replace regexp_substr repeat replace reverse right rpad set_config
          shobj_description similar_escape similar_to_escape split_part system_user text timeofday to_ascii to_bin to_char
          to_hex to_oct translate txid_status unicode_version unistr version
        tid: currtid2
        timestamptz: clock_timestamp date_add date_subtract make_timestamptz now pg_conf_load_time pg_last_xact_replay_timestamp
          pg_postmaster_start_time pg_xact_commit_timestamp statement_timestamp timestamptz to_timestamp transaction_timestamp
          uuid_extract_timestamp
        timestamp: make_timestamp timestamp
        timetz: timetz
        time: make_time time
        tsmultirange: tsmultirange
        tsquery: phraseto_tsquery plainto_tsquery to_tsquery ts_rewrite tsquery_phrase websearch_to_tsquery
        tsrange: tsrange
        tstzmultirange: tstzmultirange
        tstzrange: tstzrange
        tsvector: array_to_tsvector json_to_tsvector jsonb_to_tsvector setweight strip to_tsvector ts_delete ts_filter
        txid_snapshot: txid_current_snapshot
        uuid: gen_random_uuid
        varchar: varchar
        xid8*: pg_snapshot_xip
        xid8: pg_current_xact_id pg_current_xact_id_if_assigned pg_snapshot_xmax pg_snapshot_xmin
        xid: xid
        xml[]: xpath
        xml: cursor_to_xml cursor_to_xmlschema database_to_xml database_to_xml_and_xmlschema database_to_xmlschema query_to_xml
          query_to_xml_and_xmlschema query_to_xmlschema schema_to_xml schema_to_xml_and_xmlschema schema_to_xmlschema
          table_to_xml table_to_xml_and_xmlschema table_to_xmlschema xml xmlagg xmlcomment xmltext
        """);

    // Their results depend on their arguments, or there is none.
    private static readonly HashSet<string> Others = BuiltInTypes.Words(
        """
        abs aclexplode age any_value array_agg array_fill array_remove array_replace array_sample array_shuffle avg btrim ceil
        ceiling date_bin date_trunc enum_first enum_last enum_range exp first_value floor fmgr_c_validator
        fmgr_internal_validator fmgr_sql_validator gcd generate_series json_each json_each_text json_populate_record
        json_populate_recordset json_to_record json_to_recordset jsonb_each jsonb_each_text jsonb_populate_record
        jsonb_populate_recordset jsonb_to_record jsonb_to_recordset lag last_value lcm lead length like_escape ln lo_put log
        log10 lower ltrim max min mod mode multirange nth_value overlay percentile_cont percentile_disc pg_advisory_lock
        pg_advisory_lock_shared pg_advisory_unlock_all pg_advisory_xact_lock pg_advisory_xact_lock_shared
        pg_available_extension_versions pg_available_extensions pg_available_wal_summaries pg_backup_stop pg_config
        pg_control_checkpoint pg_control_init pg_control_recovery pg_control_system pg_copy_logical_replication_slot
        pg_copy_physical_replication_slot pg_create_logical_replication_slot pg_create_physical_replication_slot pg_cursor
        pg_drop_replication_slot pg_event_trigger_ddl_commands pg_event_trigger_dropped_objects pg_extension_config_dump
        pg_extension_update_paths pg_get_backend_memory_contexts pg_get_catalog_foreign_keys pg_get_keywords
        pg_get_multixact_members pg_get_object_address pg_get_publication_tables pg_get_replication_slots
        pg_get_shmem_allocations pg_get_wait_events pg_get_wal_resource_managers pg_get_wal_summarizer_state pg_hba_file_rules
        pg_ident_file_mappings pg_identify_object pg_identify_object_as_address pg_input_error_info pg_last_committed_xact
        pg_lock_status pg_logical_slot_get_binary_changes pg_logical_slot_get_changes pg_logical_slot_peek_binary_changes
        pg_logical_slot_peek_changes pg_ls_archive_statusdir pg_ls_logdir pg_ls_logicalmapdir pg_ls_logicalsnapdir
        pg_ls_replslotdir pg_ls_tmpdir pg_ls_waldir pg_mcv_list_items pg_notify pg_options_to_table pg_partition_tree
        pg_prepared_statement pg_prepared_xact pg_sequence_parameters pg_show_all_file_settings pg_show_all_settings
        pg_show_replication_origin_status pg_sleep pg_sleep_for pg_sleep_until pg_split_walfile_name pg_stat_clear_snapshot
        pg_stat_file pg_stat_force_next_flush pg_stat_reset pg_stat_reset_replication_slot pg_stat_reset_shared
        pg_stat_reset_single_function_counters pg_stat_reset_single_table_counters pg_stat_reset_slru
        pg_stat_reset_subscription_stats pg_stop_making_pinned_objects pg_sync_replication_slots pg_timezone_abbrevs
        pg_timezone_names pg_wal_replay_pause pg_wal_replay_resume pg_wal_summary_contents pg_walfile_name_offset
        pg_xact_commit_timestamp_origin plpgsql_validator pow power random round rtrim set_bit set_masklen setseed sign sqrt
        stddev stddev_pop stddev_samp string_agg substr substring sum timezone trim_array trunc ts_debug ts_headline ts_parse
        ts_stat ts_token_type unnest upper var_pop var_samp variance
        """);

    private static readonly HashSet<string> TriggerFunctions = BuiltInTypes.Words(
        "suppress_redundant_updates_trigger tsvector_update_trigger tsvector_update_trigger_column unique_key_recheck");

    /// <summary>The type returned whatever the arguments are; null where that isn't sure.</summary>
    public static TypeReference? FindReturnType(string name) => ReturnTypes.TryGetValue(name, out var type) ? type : null;

    public static bool IsTrigger(string name) => TriggerFunctions.Contains(name);

    /// <summary>Whether the server has a function of this name. <c>pg_</c> is its own prefix.</summary>
    public static bool MayExist(string name) =>
        ReturnTypes.ContainsKey(name) || Others.Contains(name) || name.StartsWith("pg_", StringComparison.Ordinal);

    // A line that has a colon starts another type; a star marks functions that return sets, which changes nothing about the type.
    private static Dictionary<string, TypeReference> Read(string text)
    {
        var found = new Dictionary<string, TypeReference>(StringComparer.Ordinal);
        var type = TypeReference.BuiltIn("text");
        foreach (var word in text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[word.Length - 1] == ':')
            {
                var name = word.TrimEnd(':', '*');
                type = TypeReference.BuiltIn(name.Replace("[]", ""), isArray: name.EndsWith("[]", StringComparison.Ordinal));
            }
            else
            {
                found[word] = type;
            }
        }

        return found;
    }
}
